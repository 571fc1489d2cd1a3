import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { tables } from '../tests/legacy/rows/index.js';
import { describeComparison, migrationCommand } from './migration-reference.js';

test('`docs/migration-reference.md` has the calls that the comparison with the legacy CLI makes', async () => {
  const page = await readFile(new URL('../docs/migration-reference.md', import.meta.url), 'utf8');
  const message = `docs/migration-reference.md is out of date: run \`${migrationCommand}\``;
  expect(page, message).toBe(describeComparison());
});

test('each difference in `docs/migration-reference.md` names the section that explains it', () => {
  const rows = tables.flatMap((table) => table.rows);
  const unexplained = rows.filter(
    ({ legacy, ours, explainedIn }) => legacy !== ours && explainedIn === undefined,
  );
  expect(unexplained.map(({ call }) => call)).toEqual([]);
});
