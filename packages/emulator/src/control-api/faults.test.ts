import { beforeEach, expect, test } from 'vitest';
import { createHarness } from './control.harness.js';

const { ask, emulator } = createHarness();

beforeEach(() => emulator.reset());

test('`/emulator/faults` adds, lists and removes faults', async () => {
  const rule = { kind: 'status', status: 503, operation: 'token-info', count: 2 };
  const { status, body } = await ask('POST', '/faults', rule);
  expect(status).toBe(201);
  const [fault] = emulator.faults.entries;
  expect(body).toEqual({ ...rule, id: expect.any(String), hits: 0 });
  expect(body).toEqual(fault);
  await ask('POST', '/faults', { kind: 'hang' });
  expect(await ask('GET', '/faults')).toMatchObject({
    body: { faults: [rule, { kind: 'hang' }] },
  });
  expect((await ask('DELETE', `/faults/${fault?.id}`)).status).toBe(204);
  expect(emulator.faults.entries).toMatchObject([{ kind: 'hang' }]);
  expect((await ask('DELETE', '/faults')).status).toBe(204);
  expect(emulator.faults.entries).toEqual([]);
});

test('`DELETE /emulator/faults/:id` answers 404 to an unknown fault and names it', async () => {
  expect(await ask('DELETE', '/faults/x')).toMatchObject({
    status: 404,
    body: { error: 'Unknown fault "x".' },
  });
});

test.each([
  [{}, /^"kind" is missing: it must be one of latency, status,/],
  [{ kind: 'explode' }, /^"kind" must be one of latency, status,/],
  [{ kind: 'latency' }, /^"latencyMs" is missing: it must be above 0/],
  [{ kind: 'status', status: 200 }, /^"status" must be a whole number from 400/],
  [{ kind: 'hang', probability: 2 }, /^"probability" must be above 0 and at most 1/],
  [{ kind: 'hang', operation: 'x' }, /^"operation" must be one of token-info/],
  [{ kind: 'hang', status: 500 }, /^"status" is not a known field/],
])('`POST /emulator/faults` refuses %j and says why', async (rule, error) => {
  expect(await ask('POST', '/faults', rule)).toMatchObject({
    status: 400,
    body: { error: expect.stringMatching(error) },
  });
  expect(emulator.faults.entries).toEqual([]);
});

test('`GET /emulator/operations` lists the operations that a fault can target', async () => {
  const { body } = await ask('GET', '/operations');
  expect(body).toMatchObject({
    operations: expect.arrayContaining([{ id: 'token-info', title: expect.any(String) }]),
  });
});
