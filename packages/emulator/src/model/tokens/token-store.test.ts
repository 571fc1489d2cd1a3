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
  test('`TokenStore` finds only the tokens that it has issued', () => {
    const store = new TokenStore(clock);
    const issued = record(60, store);
    expect(store.find(store.issue(issued))).toBe(issued);
    expect(store.find('something else')).toBeUndefined();
  });

  test('`TokenStore` removes the least recently used token when it is full', () => {
    const store = new TokenStore(clock, 2);
    const used = store.issue(record(60, store));
    const unused = store.issue(record(60, store));
    store.find(used);
    store.issue(record(60, store));
    expect(store.find(used)).toBeDefined();
    expect(store.find(unused)).toBeUndefined();
  });

  test('`TokenStore` counts the times of a token in seconds', () => {
    expect(new TokenStore(clock).times(60)).toEqual({ iat: seconds, exp: seconds + 60 });
  });

  test('`TokenStore` sets `iat` before `exp` for a token that has already expired', () => {
    const { iat, exp } = new TokenStore(clock).times(-60);
    expect(exp).toBe(seconds - 60);
    expect(iat).toBeLessThan(exp);
  });

  test('TokenStore.isLive() returns true for a valid token, and false for an expired or revoked one', () => {
    const store = new TokenStore(clock);
    expect(store.isLive(record(1, store))).toBe(true);
    expect(store.isLive(record(0, store))).toBe(false);
    expect(store.isLive({ ...record(1, store), active: false })).toBe(false);
  });
});
