import { expect, test } from 'vitest';
import { createHarness } from './control.harness.js';

test('does what the owner of a site would do', async () => {
  const { ask, emulator } = createHarness();
  const action = { action: 'buy', plan: 'Pro', cycle: 'MONTHLY' };
  expect(await ask('POST', '/instances/free/actions', action)).toMatchObject({
    status: 200,
    body: { key: 'free', deliveries: [] },
  });
  expect(emulator.instances.free.instance.billing).toMatchObject({
    packageName: 'Pro',
    billingCycle: 'MONTHLY',
  });
});

test.each([
  ['free', { action: 'sell' }, /^"action" must be one of install, remove,/],
  ['free', { action: 'buy' }, '"plan" is missing: it must be a string.'],
  ['free', { action: 'buy', plan: '' }, '"plan" must not be empty.'],
  ['free', { action: 'buy', plan: 'Pro', cycle: 'DAILY' }, /^"cycle" must be one of MONTHLY,/],
  ['free', { action: 'remove', plan: 'Pro' }, '"plan" is not a known field.'],
  ['free', { action: 'cancel' }, /./],
])('says what is wrong, for %s, with %j', async (id, action, error) => {
  const { ask, emulator } = createHarness();
  const before = emulator.instances;
  expect(await ask('POST', `/instances/${id}/actions`, action)).toMatchObject({
    status: 400,
    body: { error: typeof error === 'string' ? error : expect.stringMatching(error) },
  });
  expect(emulator.instances).toEqual(before);
});

test('tells of an app that does not answer, and changes nothing', async () => {
  const { ask, emulator } = createHarness();
  emulator.attachApp({ url: 'http://localhost:1', methods: async () => [] });
  const before = emulator.instances;
  const answer = await ask('POST', '/instances/free/actions', { action: 'buy', plan: 'Pro' });
  expect(answer).toMatchObject({
    status: 503,
    body: { error: expect.stringMatching(/^The app does not serve its manifest/) },
  });
  expect(emulator.instances).toEqual(before);
});

test('names an instance that there is not', async () => {
  const { ask } = createHarness();
  const answer = await ask('POST', '/instances/gold/actions', { action: 'remove' });
  expect(answer).toMatchObject({ status: 404 });
});
