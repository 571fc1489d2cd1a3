import { beforeEach, expect, test } from 'vitest';
import { createHarness } from './control.harness.js';

const { ask, emulator } = createHarness();

beforeEach(() => emulator.reset());

test('`PUT /emulator/state` imports the state that `GET /emulator/state` exports', async () => {
  emulator.faults.add({ kind: 'hang' });
  emulator.update('free', (found) => ({ ...found, installed: false }));
  const { status, body } = await ask('GET', '/state');
  expect(status).toBe(200);
  expect(body).toMatchObject({ format: 'wix-emulator/1' });
  emulator.reset();
  expect((await ask('PUT', '/state', body)).status).toBe(204);
  expect(emulator.faults.entries).toMatchObject([{ kind: 'hang' }]);
  expect(emulator.instances.free.installed).toBe(false);
});

test('`PUT /emulator/state` refuses an invalid state with the reason, and changes nothing', async () => {
  emulator.faults.add({ kind: 'hang' });
  const { status, body } = await ask('PUT', '/state', { format: 'other' });
  expect(status).toBe(400);
  expect(body).toEqual({ error: expect.stringMatching(/"format" must be wix-emulator\/1/) });
  expect(emulator.faults.entries).toHaveLength(1);
});
