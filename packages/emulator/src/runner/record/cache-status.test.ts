import { expect, test } from 'vitest';
import { readCacheStatus } from './cache-status.js';

test.each([
  ['web-methods; hit; ttl=42', 'hit'],
  ['web-methods;hit', 'hit'],
  ['web-methods; hit; ttl=0', 'hit'],
  ['web-methods; fwd=miss; stored', 'miss'],
  ['web-methods; fwd=stale', 'miss'],
  ['web-methods; hit; ttl=-30; detail=upstream-failed', 'stale'],
  ['web-methods; fwd=miss, cdn.example; hit; ttl=5', 'miss'],
  ['cdn.example; hit, web-methods; hit; ttl=-1', 'stale'],
])('%s is a %s', (header, outcome) => {
  expect(readCacheStatus(header)).toBe(outcome);
});

test.each(['', 'web-methods', 'web-methods; fwd=bypass', 'cdn.example; hit', 'web-methods-2; hit'])(
  '"%s" says nothing of the cache of web methods',
  (header) => {
    expect(readCacheStatus(header)).toBeUndefined();
  },
);
