import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

function read(file: string): string {
  return readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
}

/** The tests that a table names in the last cell of each row, as `` `file` › title ``. */
function readRules(document: string, heading: string) {
  const [, rest = ''] = read(document).split(`\n## ${heading}\n`);
  const [section = ''] = rest.split('\n## ');
  const rows = section.split('\n').filter((line) => /^\| (?!-|rule |defect )/.test(line));
  return rows.map((row) => {
    const cells = row.split('|').map((cell) => cell.trim());
    const tests = (cells.at(-2) ?? '').split('<br>').map((text) => {
      const [, file = '', title = ''] = text.match(/^`([^`]+)` › (.+)$/) ?? [];
      return { file, title };
    });
    return { rule: cells[1] ?? '', tests };
  });
}

const rules = readRules(
  'packages/web-methods/README.md',
  'The rules, and the tests that hold them',
);
const defects = readRules('docs/choosing.md', 'What the documented samples get wrong');

/** Whether a title stands in a file as the text of a test, of a `describe` or of a table's row. */
function hasTitle(file: string, title: string): boolean {
  const code = read(file);
  return [`'${title}'`, `"${title}"`, `\`${title}\``].some((literal) => code.includes(literal));
}

test('the documents have them', () => {
  expect(rules.length).toBeGreaterThan(40);
  expect(defects.length).toBeGreaterThan(15);
});

describe.each([...rules, ...defects].map(({ rule, tests }) => [rule, tests] as const))(
  '%s',
  (_, tests) => {
    test.each(tests.map(({ file, title }) => [file, title]))(
      'is held by %s › %s',
      (file, title) => {
        expect(file).not.toBe('');
        expect(hasTitle(file, title)).toBe(true);
      },
    );
  },
);

test('the cases over HTTP are run', () => {
  const runner = read('tests/integration/contract.test.ts');
  const files = rules.flatMap(({ tests }) => tests.map(({ file }) => file));
  for (const file of new Set(files)) {
    if (!/\.test(-d)?\.ts$/.test(file)) {
      expect(runner).toContain(`'./contract/${path.basename(file, '.ts')}.js'`);
    }
  }
});
