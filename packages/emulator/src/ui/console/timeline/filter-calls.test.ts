import { expect, test } from 'vitest';
import type { Call, WixRequest } from '../client/api.js';
import { latestCalls } from './filter-calls.js';

function call(id: string, change: Partial<Call> = {}): Call {
  const time = '2026-01-01T00:00:00.000Z';
  const base = { kind: 'web-method', method: 'backend/a/b', status: 200, durationMs: 1 } as const;
  return { id, time, ...base, requests: [], ...change };
}

const request: WixRequest = {
  id: 'r',
  time: '2026-01-01T00:00:00.000Z',
  method: 'POST',
  url: 'https://www.wixapis.com/x',
  status: 503,
  durationMs: 1,
  tag: 'emulated',
  operation: 'token-info',
};
const calls = [
  call('1'),
  call('2', { requests: [request] }),
  call('3', { method: 'backend/c/d', caller: 'USER', instance: 'free' }),
];
const idsOf = (text: string, limit = 10) => latestCalls(calls, text, limit).map(({ id }) => id);

test('latestCalls() lists the newest calls first, up to the limit', () => {
  expect(idsOf('')).toEqual(['3', '2', '1']);
  expect(idsOf('', 2)).toEqual(['3', '2']);
});

test.each([
  ['A/B', ['2', '1']],
  ['token 503', ['2']],
  ['web-method c/d', ['3']],
  ['free user', ['3']],
  ['nothing', []],
])('latestCalls() finds the calls that match every word of %j', (text, ids) => {
  expect(idsOf(text)).toEqual(ids);
});
