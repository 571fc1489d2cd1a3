import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOST_ROOT, type RunningApp, startDevApp } from '../start-app.js';

let app: RunningApp;

beforeAll(async () => {
  app = await startDevApp(HOST_ROOT);
});
afterAll(() => app?.close());

test('the development server takes its first event, which it has to compile the extension for', async () => {
  const { deliveries } = await app.emulator.perform('free', { action: 'buy', plan: 'Pro' });
  expect(deliveries).toMatchObject([
    { type: 'PaidPlanPurchased', state: 'delivered', attempts: [{ status: 200 }] },
  ]);
  const event = app.emulator.calls.find(({ kind }) => kind === 'event');
  expect(event).toMatchObject({ status: 200, requestBody: expect.not.stringContaining('eyJ') });
});
