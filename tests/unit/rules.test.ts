import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const HEADING = '\n## The rules, and the tests that hold them\n';

function read(file: string): string {
  return readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
}

/** The tests that the README names beside each rule of the contract, as `` `file` › title ``. */
function readRules(): { rule: string; tests: { file: string; title: string }[] }[] {
  const [, rest = ''] = read('packages/web-methods/README.md').split(HEADING);
  const [section = ''] = rest.split('\n## ');
  const rows = section.split('\n').filter((line) => /^\| (?!-|rule )/.test(line));
  return rows.map((row) => {
    const [, rule = '', cell = ''] = row.split(/\s*\|\s*/);
    const tests = cell.split('<br>').map((text) => {
      const [, file = '', title = ''] = text.match(/^`([^`]+)` › (.+)$/) ?? [];
      return { file, title };
    });
    return { rule, tests };
  });
}

const rules = readRules();

/** Whether a title stands in a file as the text of a test, of a `describe` or of a table's row. */
function hasTitle(file: string, title: string): boolean {
  const code = read(file);
  return [`'${title}'`, `"${title}"`, `\`${title}\``].some((literal) => code.includes(literal));
}

test('the README has the rules', () => {
  expect(rules.length).toBeGreaterThan(40);
});

describe.each(rules.map(({ rule, tests }) => [rule, tests] as const))('%s', (_, tests) => {
  test.each(tests.map(({ file, title }) => [file, title]))('is held by %s › %s', (file, title) => {
    expect(file).not.toBe('');
    expect(hasTitle(file, title)).toBe(true);
  });
});

test('the cases over HTTP are run', () => {
  const runner = read('tests/integration/contract.test.ts');
  const files = rules.flatMap(({ tests }) => tests.map(({ file }) => file));
  for (const file of new Set(files)) {
    if (!/\.test(-d)?\.ts$/.test(file)) {
      expect(runner).toContain(`'./contract/${path.basename(file, '.ts')}.js'`);
    }
  }
});
