import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { rows } from './rows/index.js';

/** The rows of the page's tables whose columns are a call and the two outcomes. */
function readOutcomes(page: string): string[] {
  const tables = page.split('| Call | Legacy CLI | Here | Explained in |\n').slice(1);
  return tables.flatMap((table) =>
    (table.split('\n\n', 1)[0] ?? '')
      .split('\n')
      .filter((row) => row.startsWith('| ') && !row.startsWith('| ---'))
      .map((row) => {
        const [, , legacy = '', ours = ''] = row.split(/ ?(?<!\\)\| ?/);
        return `${legacy} | ${ours}`;
      }),
  );
}

test('the tables of the migration reference have the outcomes that the comparison tests, in its order', async () => {
  const page = await readFile(
    new URL('../../docs/migration-reference.md', import.meta.url),
    'utf8',
  );
  const tested = rows.map(({ legacy, ours }) => `\`${legacy}\` | \`${ours}\``);
  expect(readOutcomes(page)).toEqual(tested);
});
