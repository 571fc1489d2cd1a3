import { afterAll, beforeAll, expect, test } from 'vitest';
import { captureLog } from '../support/capture-log.js';
import { HOST_ROOT, type RunningApp, startDevApp } from '../support/start-app.js';

captureLog();

let app: RunningApp;

beforeAll(async () => {
  app = await startDevApp(HOST_ROOT);
});
afterAll(() => app?.close());

test('`astro dev` handles its first event, although it has to compile the extension first', async () => {
  const { deliveries } = await app.emulator.perform('free', { action: 'buy', plan: 'Pro' });
  expect(deliveries).toMatchObject([
    { type: 'PaidPlanPurchased', state: 'delivered', attempts: [{ status: 200 }] },
  ]);
  await expect
    .poll(() => app.emulator.calls.find(({ kind }) => kind === 'event'))
    .toMatchObject({ status: 200, requestBody: expect.not.stringContaining('eyJ') });
});

test('`astro dev` handles a call of a service plugin', async () => {
  const { status, body } = await app.emulator.callServicePlugin({
    instance: 'premium',
    path: '/v1/calculate-additional-fees',
    request: { lineItems: [{ id: 'item', quantity: 1, price: '10' }] },
  });
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({ additionalFees: [{ code: 'item', price: '10' }] });
  const call = () => app.emulator.calls.find(({ kind }) => kind === 'service-plugin');
  await expect
    .poll(() => call()?.requests.map(({ operation }) => operation))
    .toEqual(expect.arrayContaining(['client-credentials', 'get-app-instance']));
});
