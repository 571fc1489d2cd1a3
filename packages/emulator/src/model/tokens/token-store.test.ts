import { describe, expect, test } from 'vitest';
import { type TokenRecord, TokenStore } from './token-store.js';

const clock = { now: () => 1_000_000_000 };
const seconds = 1_000_000;

function record(lifetime: number, store: TokenStore): TokenRecord {
  return {
    subjectType: 'VISITOR',
    subjectId: 'visitor',
    clientId: 'client',
    siteId: 'site',
    instanceId: 'instance',
    active: true,
    ...store.times(lifetime),
  };
}

describe('TokenStore', () => {
  test('finds what it issued, and nothing else', () => {
    const store = new TokenStore(clock);
    const issued = record(60, store);
    expect(store.find(store.issue(issued))).toBe(issued);
    expect(store.find('something else')).toBeUndefined();
  });

  test('forgets the token that nobody has used for longest', () => {
    const store = new TokenStore(clock, 2);
    const used = store.issue(record(60, store));
    const unused = store.issue(record(60, store));
    store.find(used);
    store.issue(record(60, store));
    expect(store.find(used)).toBeDefined();
    expect(store.find(unused)).toBeUndefined();
  });

  test('counts times in seconds', () => {
    expect(new TokenStore(clock).times(60)).toEqual({ iat: seconds, exp: seconds + 60 });
  });

  test('issues an expired token before it expires', () => {
    const { iat, exp } = new TokenStore(clock).times(-60);
    expect(exp).toBe(seconds - 60);
    expect(iat).toBeLessThan(exp);
  });

  test('tells a live token from an expired and from a revoked one', () => {
    const store = new TokenStore(clock);
    expect(store.isLive(record(1, store))).toBe(true);
    expect(store.isLive(record(0, store))).toBe(false);
    expect(store.isLive({ ...record(1, store), active: false })).toBe(false);
  });
});
