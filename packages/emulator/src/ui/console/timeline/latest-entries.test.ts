import { expect, test } from 'vitest';
import type { Call, HostCall, WixRequest } from '../client/api.js';
import { latestEntries } from './latest-entries.js';

function call(id: string, change: Partial<Call> = {}): Call {
  const time = `2026-01-01T00:00:0${id}.000Z`;
  const base = { kind: 'web-method', method: 'backend/a/b', status: 200, durationMs: 1 } as const;
  return { id, time, ...base, requests: [], ...change };
}

function request(id: string, change: Partial<WixRequest> = {}): WixRequest {
  const time = `2026-01-01T00:00:0${id}.500Z`;
  const url = 'https://www.wixapis.com/x';
  const base = { method: 'POST', url, status: 503, durationMs: 1, tag: 'emulated' } as const;
  return { id, time, ...base, operation: 'token-info', ...change };
}

const calls = [
  call('1'),
  call('2', { requests: [request('r')] }),
  call('3', { method: 'backend/c/d', caller: 'USER', instance: 'free' }),
];
const requests = [
  request('2', { surface: 'dashboard page Orders', caller: 'USER', instance: 'trial' }),
  request('4', { surface: 'widget Reviews', tag: 'refused', operation: undefined }),
];
const hostCalls: HostCall[] = [
  {
    id: '3',
    time: '2026-01-01T00:00:03.800Z',
    surface: 'dashboard page Orders',
    call: 'dashboard.installApp()',
    outcome: 'refused',
    note: '',
    instance: 'trial',
  },
];
const lists = { calls, requests, hostCalls };
const idsOf = (text: string, limit = 10) =>
  latestEntries(lists, text, limit).map(({ kind, entry }) => `${kind} ${entry.id}`);

test('latestEntries() lists calls, the requests of surfaces and calls of hosts, newest first, up to the limit', () => {
  expect(idsOf('')).toEqual([
    'request 4',
    'host-call 3',
    'call 3',
    'request 2',
    'call 2',
    'call 1',
  ]);
  expect(idsOf('', 2)).toEqual(['request 4', 'host-call 3']);
});

test('latestEntries() keeps the order of the calls if the clock has moved back', () => {
  const shifted = [call('9'), call('1')];
  const listed = latestEntries({ ...lists, calls: shifted }, '', 10);
  const ids = listed.flatMap(({ kind, entry }) => (kind === 'call' ? entry.id : []));
  expect(ids).toEqual(['1', '9']);
});

test.each([
  ['A/B', ['call 2', 'call 1']],
  ['token 503', ['request 2', 'call 2']],
  ['web-method c/d', ['call 3']],
  ['free user', ['call 3']],
  ['orders trial', ['host-call 3', 'request 2']],
  ['refused', ['request 4', 'host-call 3']],
  ['nothing', []],
])('latestEntries() finds the entries that match every word of %j', (text, ids) => {
  expect(idsOf(text)).toEqual(ids);
});
