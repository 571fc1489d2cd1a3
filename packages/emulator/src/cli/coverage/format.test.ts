import { expect, test } from 'vitest';
import { formatCoverage } from './format.js';
import type { CoveredCall } from './report.js';

const place = { file: 'src/backend/a.ts', line: 3 };

const reportOf = (calls: CoveredCall[]) => ({
  calls,
  files: [],
  unread: [],
  totals: { refused: 1, unknown: 0, generic: 0, partial: 1, own: 0, emulated: 0 },
});

test('formatCoverage() groups the calls and ends with one line of sums', () => {
  const text = formatCoverage(
    reportOf([
      {
        runsIn: 'backend',
        kind: 'request',
        name: 'items.query()',
        method: 'GET',
        url: 'https://www.wixapis.com/wix-data/v2/items/query',
        answer: 'refused',
        places: [place, { ...place, line: 9 }, { file: 'src/b.ts', line: 1 }],
      },
      {
        runsIn: 'page',
        kind: 'dashboard',
        name: 'dashboard.navigate()',
        answer: 'partial',
        note: 'Opens pages.',
        places: [{ file: 'src/page.tsx', line: 2 }],
      },
    ]),
  );
  expect(text).toBe(`Backend
  refused   items.query()         GET /wix-data/v2/items/query
              src/backend/a.ts:3,9 src/b.ts:1

Pages
  partial   dashboard.navigate()
              src/page.tsx:2
              Opens pages.

2 calls: 1 refused, 0 unknown, 0 generic, 1 partial, 0 own, 0 emulated`);
});

test('formatCoverage() fits 100 columns', () => {
  const text = formatCoverage(
    reportOf([
      {
        runsIn: 'backend',
        kind: 'request',
        name: `${'long'.repeat(12)}.function()`,
        method: 'DELETE',
        url: `https://api.example.com/${'part/'.repeat(40)}`,
        answer: 'unknown',
        note: 'word '.repeat(60),
        places: Array.from({ length: 30 }, (_, line) => ({
          ...place,
          file: `src/f${line}.ts`,
          line,
        })),
      },
    ]),
  );
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
});

test('formatCoverage() names the files that were not read, and marks the answers', () => {
  const report = { ...reportOf([]), unread: [{ file: 'src/a.ts', reason: 'Unexpected token' }] };
  expect(formatCoverage(report)).toContain('Not read: src/a.ts: Unexpected token');
  const call: CoveredCall = {
    runsIn: 'page',
    kind: 'request',
    name: 'fetch()',
    answer: 'refused',
    places: [place],
  };
  expect(formatCoverage(reportOf([call]), (answer) => `<${answer}>`)).toContain('<refused>');
});
