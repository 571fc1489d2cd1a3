import { expect, test } from 'vitest';
import { IsolationReport } from './isolation-report.js';

/** A report of a run in which all has happened. */
function fullReport(): IsolationReport {
  const report = new IsolationReport();
  for (const status of [401, 403, 502]) report.count(status, null);
  for (const cache of ['hit; ttl=3', 'hit; ttl=-1; detail=upstream-failed', 'fwd=miss; stored']) {
    report.count(200, `web-methods; ${cache}`);
  }
  report.count(200, null);
  Object.assign(report.changes, { made: 2, told: 1 });
  report.failuresOfWix = 1;
  return report;
}

test('a run in which all has happened proves something', () => {
  expect(fullReport().missing()).toEqual([]);
  expect(String(fullReport())).not.toContain('proves nothing');
});

test('an app that answers nothing but 502 proves nothing', () => {
  const report = new IsolationReport();
  report.count(502, null);
  expect(report.missing()).toEqual([
    'no answer has status 200',
    'no answer has status 401',
    'no answer has status 403',
    'no result is hit',
    'no result is miss',
    'no result is stale',
    'no result is uncached',
    'the app took events of 0 of 0 changes',
    '1 answers have status 502, and 0 calls to Wix were to fail',
  ]);
  expect(String(report)).toContain('proves nothing: no answer has status 200;');
});

test.each([
  ['a cache that is never hit', (it: IsolationReport) => it.sources.delete('hit')],
  ['events that are hardly taken', (it: IsolationReport) => Object.assign(it.changes, { made: 3 })],
  ['a failure without a cause', (it: IsolationReport) => it.count(502, null)],
])('so does %s', (_, spoil) => {
  const report = fullReport();
  spoil(report);
  expect(report.missing()).toHaveLength(1);
});
