import { expect, test } from 'vitest';
import { describeFault } from './describe-fault.js';
import { type FaultDraft, ruleOf } from './fault-rule.js';

const draft: FaultDraft = {
  operation: '',
  kind: 'status',
  status: '503',
  latencyMs: '2000',
  count: '',
  probability: '',
  seed: '',
};

test('ruleOf() leaves out fields that are empty or do not apply to the kind of fault', () => {
  expect(ruleOf(draft)).toEqual({ kind: 'status', status: 503 });
  expect(ruleOf({ ...draft, kind: 'latency', operation: 'token-info', probability: '.5' })).toEqual(
    {
      kind: 'latency',
      latencyMs: 2000,
      operation: 'token-info',
      probability: 0.5,
    },
  );
  expect(ruleOf({ ...draft, kind: 'hang', count: '3' })).toEqual({ kind: 'hang', count: 3 });
});

test('describeFault() describes a fault’s kind, operation and options', () => {
  const fault = { id: 'a', hits: 0 };
  expect(describeFault({ ...fault, kind: 'status', status: 503, count: 1 }, undefined)).toBe(
    'Error status 503 Unavailable on any operation, 1 call',
  );
  expect(
    describeFault(
      { ...fault, kind: 'latency', latencyMs: 200, probability: 0.25, seed: 7 },
      'Token info',
    ),
  ).toBe('Late answer by 200 ms on “Token info”, 25 % of the calls, seed 7');
});
