import { expect, test } from 'vitest';
import { EmulatorError } from '../../util/emulator-error.js';
import { parseInput } from '../../util/parse-input.js';
import { faultRuleSchema } from './fault.js';

const check = (rule: unknown) => parseInput(faultRuleSchema, rule, 'The fault');

test.each([
  { kind: 'latency', latencyMs: 0.5 },
  { kind: 'latency', latencyMs: 600_000 },
  { kind: 'status', status: 400, count: 1 },
  { kind: 'status', status: 599, probability: 1, seed: 0 },
  { kind: 'reset', operation: 'telemetry' },
  { kind: 'hang', probability: 0.001, seed: 2 ** 32 - 1 },
  { kind: 'malformed' },
  { kind: 'truncated' },
])('`faultRuleSchema` accepts %j', (rule) => {
  expect(check(rule)).toEqual(rule);
});

test.each([
  [undefined, 'The fault is missing: it must be an object.'],
  [[], 'The fault must be an object.'],
  [{}, '"kind" is missing: it must be one of latency, status, reset, hang, malformed, truncated.'],
  [{ kind: 'crash' }, '"kind" must be one of latency, status, reset, hang, malformed, truncated.'],
  [{ kind: 'latency' }, '"latencyMs" is missing: it must be above 0 and at most 600000.'],
  [{ kind: 'latency', latencyMs: 0 }, '"latencyMs" must be above 0 and at most 600000.'],
  [{ kind: 'latency', latencyMs: 600_001 }, '"latencyMs" must be above 0 and at most 600000.'],
  [{ kind: 'latency', latencyMs: '1' }, '"latencyMs" must be above 0 and at most 600000.'],
  [{ kind: 'latency', latencyMs: Number.NaN }, '"latencyMs" must be above 0 and at most 600000.'],
  [{ kind: 'status' }, '"status" is missing: it must be a whole number from 400 to 599.'],
  [{ kind: 'status', status: 399 }, '"status" must be a whole number from 400 to 599.'],
  [{ kind: 'status', status: 600 }, '"status" must be a whole number from 400 to 599.'],
  [{ kind: 'status', status: 500.5 }, '"status" must be a whole number from 400 to 599.'],
  [{ kind: 'reset', status: 500 }, '"status" is not a known field.'],
  [{ kind: 'hang', latencyMs: 1 }, '"latencyMs" is not a known field.'],
  [{ kind: 'reset', id: 'x' }, '"id" is not a known field.'],
  [{ kind: 'reset', count: 0 }, '"count" must be a whole number of at least 1.'],
  [{ kind: 'reset', count: 1.5 }, '"count" must be a whole number of at least 1.'],
  [{ kind: 'reset', probability: 0 }, '"probability" must be above 0 and at most 1.'],
  [{ kind: 'reset', probability: 1.1 }, '"probability" must be above 0 and at most 1.'],
  [{ kind: 'reset', seed: -1 }, '"seed" must be a whole number from 0 to 4294967295.'],
  [{ kind: 'reset', seed: 2 ** 32 }, '"seed" must be a whole number from 0 to 4294967295.'],
])('`faultRuleSchema` refuses %j', (rule, message) => {
  expect(() => check(rule)).toThrow(new EmulatorError('INVALID_INPUT', message));
});

test('`faultRuleSchema` refuses an unknown operation and lists the known ones', () => {
  expect(() => check({ kind: 'reset', operation: 'toString' })).toThrow(
    /^"operation" must be one of token-info, client-credentials, /,
  );
});
