import { expect, test, vi } from 'vitest';
import { MAX_LOG_BYTES } from './bounded-log.js';
import { CallLog } from './call-log.js';
import type { RequestLogEntry } from './request-log-entry.js';

const request = (callId: string, id: string): RequestLogEntry => ({
  id,
  callId,
  time: '2031-05-06T07:08:09.000Z',
  method: 'GET',
  url: 'https://frog.wix.com/',
  status: 200,
  durationMs: 1,
  tag: 'emulated',
});

const call = (id: string) => ({
  id,
  kind: 'web-method' as const,
  method: 'a/b',
  time: '2031-05-06T07:08:09.000Z',
  status: 200,
  durationMs: 1,
});

const listed = (log: CallLog) =>
  log.entries.map(({ id, requests }) => [id, requests.map((entry) => entry.id)]);

test('`CallLog` lists up to 100 requests to Wix per call, however many requests other calls make', () => {
  const log = new CallLog(() => {});
  log.open('first');
  log.addRequest(request('first', 'r'));
  log.close(call('first'));
  log.open('second');
  for (let n = 0; n < 2000; n += 1) log.addRequest(request('second', `${n}`));
  log.close(call('second'));
  expect(listed(log)[0]).toEqual(['first', ['r']]);
  // Of one call that never ends its work, only the latest are kept.
  expect(log.entries[1]?.requests).toHaveLength(100);
  log.addRequest(request('first', 'late'));
  expect(listed(log)[0]).toEqual(['first', ['r', 'late']]);
});

test('`CallLog` removes the requests to Wix of a call together with the call', () => {
  const log = new CallLog(() => {});
  for (let n = 0; n <= 1000; n += 1) {
    log.open(`${n}`);
    log.close(call(`${n}`));
  }
  expect(log.entries).toHaveLength(1000);
  log.open('dropped');
  log.drop('dropped');
  log.open('open');
  log.addRequest(request('open', 'r'));
  for (const id of ['0', 'dropped', 'nobody']) log.addRequest(request(id, 'r'));
  expect(['0', 'dropped', 'nobody', '1'].map((id) => log.hasRequests(id))).toEqual(
    Array(4).fill(false),
  );
  log.clear();
  expect(log.entries).toEqual([]);
  log.close(call('open'));
  expect(listed(log)).toEqual([['open', ['r']]]);
  log.clearRequests();
  expect(listed(log)).toEqual([['open', []]]);
});

test('`CallLog` reports when a call is added to its list and when the list is cleared', () => {
  const onChange = vi.fn();
  const log = new CallLog(onChange);
  log.open('a');
  log.close(call('a'));
  log.clear();
  expect(onChange).toHaveBeenCalledTimes(2);
});

test('`CallLog` removes the oldest calls when the bodies of calls and requests take too much memory', () => {
  const log = new CallLog(() => {});
  const responseBody = 'x'.repeat(64 * 1024);
  const add = (id: string) => {
    log.open(id);
    for (let n = 0; n < 20; n += 1) log.addRequest({ ...request(id, `${n}`), responseBody });
    log.close({ ...call(id), responseBody });
  };
  for (let n = 0; n < 100; n += 1) add(`${n}`);
  const bytes = (entry: { responseBody?: string | undefined }) =>
    2 * (entry.responseBody ?? '').length;
  const total = log.entries
    .flatMap((entry) => [entry, ...entry.requests])
    .reduce((sum, entry) => sum + bytes(entry), 0);
  expect(total).toBeLessThan(MAX_LOG_BYTES);
  expect(log.entries.length).toBeGreaterThan(5);
  expect(log.entries.at(-1)?.id).toBe('99');
  // What is removed makes room again.
  log.clear();
  add('one');
  expect(log.entries[0]?.requests).toHaveLength(20);
});
