import { expect, test } from 'vitest';
import { createHarness } from './control.harness.js';

test('`POST /emulator/events` sends an event with its data and returns the highest status', async () => {
  const { ask, emulator } = createHarness();
  const delivery = (status: number) => ({
    id: String(status),
    type: 'PaidPlanPurchased',
    instanceId: 'x',
    data: {},
    path: '/a',
    state: 'delivered',
    attempts: [{ time: '2031-05-06T07:08:09.000Z', status, durationMs: 1 }],
  });
  const sent: unknown[] = [];
  Object.assign(emulator.events, {
    send: async (...parts: unknown[]) => {
      sent.push(parts);
      return [delivery(200), delivery(500)];
    },
  });
  const data = { vendorProductId: 'Pro', expiresOn: '2031-05-06T07:08:09Z' };
  const { status, body } = await ask('POST', '/events', {
    type: 'PaidPlanPurchased',
    instanceId: 'premium',
    data,
  });
  expect(status).toBe(200);
  expect(body).toEqual({ status: 500, deliveries: [delivery(200), delivery(500)] });
  const expected = { ...data, expiresOn: new Date(data.expiresOn) };
  expect(sent).toEqual([['premium', { type: 'PaidPlanPurchased', data: expected }]]);
});

test('`POST /emulator/events` uses empty data by default and returns null if no extension subscribes', async () => {
  const { ask, emulator } = createHarness();
  const sent: unknown[] = [];
  Object.assign(emulator.events, {
    send: async (_: string, event: unknown) => {
      sent.push(event);
      return [];
    },
  });
  const { body } = await ask('POST', '/events', { type: 'AppRemoved', instanceId: 'free' });
  expect(body).toEqual({ status: null, deliveries: [] });
  expect(sent).toEqual([{ type: 'AppRemoved', data: {} }]);
});

test('`POST /emulator/events` sends an event of any Wix API by its type', async () => {
  const { ask, emulator } = createHarness();
  const sent: unknown[] = [];
  Object.assign(emulator.events, {
    send: async (...args: unknown[]) => {
      sent.push(args);
      return [];
    },
  });
  const content = { instanceId: 'free', entity: { _id: 'c' }, metadata: { originatedFrom: 'x' } };
  const type = 'wix.contacts.v4.contact_created';
  expect((await ask('POST', '/events', { type, ...content })).status).toBe(200);
  expect(sent).toEqual([[{ type }, content]]);
});

test('`POST /emulator/events` answers 503 without a running app', async () => {
  const { ask } = createHarness();
  const event = { type: 'AppRemoved', instanceId: 'free' };
  expect(await ask('POST', '/events', event)).toMatchObject({
    status: 503,
    body: { error: expect.stringMatching(/^No app is running/) },
  });
});

test.each([
  [{ instanceId: 'free' }, /^"type" is missing: it must be one of AppInstalled,/],
  [{ type: 'Other', instanceId: 'free' }, /^"type" must be one of AppInstalled,/],
  [{ type: 'a.b_created', instanceId: 'free', plan: 1 }, '"plan" is not a known field.'],
  [{ type: 'AppRemoved' }, '"instanceId" is missing: it must be a string.'],
  [{ type: 'AppRemoved', instanceId: 'gold' }, /^Unknown instance "gold"/],
  [
    { type: 'AppRemoved', instanceId: 'free', data: { plan: 'x' } },
    '"data.plan" is not a known field.',
  ],
  [
    { type: 'PlanReactivated', instanceId: 'free', data: { expiresOn: 'soon' } },
    /^"data.expiresOn" must be a date and time/,
  ],
])('`POST /emulator/events` refuses %j and says why', async (event, error) => {
  const { ask } = createHarness();
  expect(await ask('POST', '/events', event)).toMatchObject({
    status: 400,
    body: { error: typeof error === 'string' ? error : expect.stringMatching(error) },
  });
});

test('`/emulator/events` lists and clears the deliveries', async () => {
  const { ask } = createHarness();
  expect(await ask('GET', '/events')).toMatchObject({ status: 200, body: { deliveries: [] } });
  expect((await ask('DELETE', '/events')).status).toBe(204);
});
