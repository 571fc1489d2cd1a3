import { describe, expect, test, vi } from 'vitest';
import type { FaultRule } from './fault.js';
import { Faults } from './faults.js';

const reset = { kind: 'reset' } as const;

/** Which of so many calls a fault hits. */
function hitsOf(rule: FaultRule, calls = 200): number[] {
  const faults = new Faults();
  faults.add(rule);
  return Array.from({ length: calls }, (_, call) => call).filter(
    () => faults.strike('token-info') !== undefined,
  );
}

describe('the requests that a fault hits', () => {
  test('a fault without an operation hits own answers and every emulated request except telemetry', () => {
    const faults = new Faults();
    faults.add(reset);
    expect(faults.strike('token-info')).toMatchObject(reset);
    expect(faults.strike('get-app-instance')).toMatchObject(reset);
    expect(faults.strike('telemetry')).toBeUndefined();
    expect(faults.strike(undefined)).toMatchObject(reset);
  });

  test('a fault with an operation hits only requests for that operation', () => {
    const faults = new Faults();
    faults.add({ ...reset, operation: 'telemetry' });
    expect(faults.strike('token-info')).toBeUndefined();
    expect(faults.strike('telemetry')).toMatchObject(reset);
  });

  test('a fault with a count ends after that number of hits', () => {
    const faults = new Faults();
    const { id } = faults.add({ ...reset, operation: 'anonymous', count: 2 });
    faults.strike('token-info');
    faults.strike('anonymous');
    expect(faults.entries).toEqual([{ ...reset, operation: 'anonymous', count: 2, id, hits: 1 }]);
    expect(faults.strike('anonymous')).toMatchObject(reset);
    expect(faults.entries).toEqual([]);
    expect(faults.strike('anonymous')).toBeUndefined();
  });

  test('a fault with a probability hits that share of requests, the same ones in every run', () => {
    const rule = { ...reset, probability: 0.25, seed: 7 };
    const hits = hitsOf(rule);
    // Written down once: another generator would change what users have seeds for.
    expect(hits.slice(0, 8)).toEqual([0, 1, 7, 11, 14, 20, 22, 23]);
    expect(hits).toEqual(hitsOf(rule));
    expect(hits).not.toEqual(hitsOf({ ...rule, seed: 8 }));
    expect(hitsOf({ ...reset, probability: 0.25 })).toEqual(hitsOf({ ...rule, seed: 1 }));
    expect(hitsOf(rule, 10_000).length / 10_000).toBeCloseTo(0.25, 1);
  });

  test('a fault with a probability and a count ends after that number of hits', () => {
    const rule = { ...reset, probability: 0.25, seed: 7 };
    expect(hitsOf({ ...rule, count: 3 })).toEqual(hitsOf(rule).slice(0, 3));
  });

  test('a fault with probability 1 hits every request', () => {
    expect(hitsOf({ ...reset, probability: 1 })).toHaveLength(200);
  });
});

describe('several faults', () => {
  test('the oldest of several matching faults wins, and the others do not count the hit', () => {
    const faults = new Faults();
    faults.add({ ...reset, operation: 'anonymous' });
    faults.add({ kind: 'hang', count: 1 });
    faults.add({ kind: 'malformed' });
    const kinds = (['anonymous', 'token-info', 'token-info'] as const).map(
      (operation) => faults.strike(operation)?.kind,
    );
    expect(kinds).toEqual(['reset', 'hang', 'malformed']);
    expect(faults.entries.map(({ hits }) => hits)).toEqual([1, 1]);
  });

  test('each of several faults has a separate sequence of random numbers', () => {
    const rule = { kind: 'hang', probability: 0.25, seed: 7 } as const;
    const faults = new Faults();
    faults.add({ ...reset, probability: 0.5, seed: 3 });
    faults.add(rule);
    const struck = Array.from({ length: 200 }, () => faults.strike('token-info')?.kind);
    const first = hitsOf({ ...reset, probability: 0.5, seed: 3 });
    const second = hitsOf(rule).filter((call) => !first.includes(call));
    expect(struck.flatMap((kind, call) => (kind === 'reset' ? [call] : []))).toEqual(first);
    expect(struck.flatMap((kind, call) => (kind === 'hang' ? [call] : []))).toEqual(second);
  });
});

test('`Faults` removes one fault by id or all at once, and reports every change', () => {
  const onChange = vi.fn();
  const faults = new Faults(onChange);
  const { id } = faults.add(reset);
  faults.add({ kind: 'hang' });
  faults.strike('token-info');
  expect(onChange).toHaveBeenCalledTimes(3);
  expect([faults.remove(id), faults.remove(id)]).toEqual([true, false]);
  expect(faults.entries).toMatchObject([{ kind: 'hang', hits: 0 }]);
  faults.clear();
  expect(faults.entries).toEqual([]);
  expect(onChange).toHaveBeenCalledTimes(5);
});

test('`Faults` refuses more than 1000 active faults', () => {
  const faults = new Faults();
  for (let n = 0; n < 1000; n += 1) faults.add(reset);
  expect(() => faults.add(reset)).toThrow('At most 1000 faults can be active');
});

test('`Faults` returns entries that later hits do not affect', () => {
  const faults = new Faults();
  const fault = faults.add(reset);
  const before = faults.entries;
  faults.strike('token-info');
  expect(fault.hits).toBe(0);
  expect(before).toMatchObject([{ hits: 0 }]);
});
