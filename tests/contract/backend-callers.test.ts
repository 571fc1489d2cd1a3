import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTRACT_ROOT, type RunningApp, startApp } from '../support/start-app.js';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp(CONTRACT_ROOT);
});
afterAll(() => app?.close());

test('a page of the app calls a method directly', async () => {
  const answer = await fetch(`${app.url}/direct`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toBe('canary-of-the-module canary-of-a-private-import');
  await expect
    .poll(() => app.emulator.calls)
    .toMatchObject([{ kind: 'request', method: 'GET /direct' }]);
});

test('an event extension calls a method directly', async () => {
  // With a stub in its place, the handler would fail, as the server has no host page to ask for a token.
  const deliveries = await app.emulator.events.send('premium', { type: 'AppInstalled', data: {} });
  expect(deliveries).toMatchObject([{ state: 'delivered' }]);
});
