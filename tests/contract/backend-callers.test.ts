import { expect, test } from 'vitest';
import { startRuntime } from './runtime.js';

const runtime = startRuntime();

test('a page of the app can call a web method directly', async () => {
  const answer = await fetch(`${runtime.app.url}/direct`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toBe('canary-of-the-module canary-of-a-private-import');
  await expect
    .poll(() => runtime.app.emulator.calls)
    .toMatchObject([{ kind: 'request', method: 'GET /direct' }]);
});

test('an event extension can call a web method directly', async () => {
  // With a stub in its place, the handler would fail, as the server has no host page to ask for a token.
  const deliveries = await runtime.app.emulator.events.send('premium', {
    type: 'AppInstalled',
    data: {},
  });
  expect(deliveries).toMatchObject([{ state: 'delivered' }]);
});
