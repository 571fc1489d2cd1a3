import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEmulator } from '../emulator.js';
import type { RunningServer } from '../runner/listen.js';
import { startConsole } from './server.js';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });
let server: RunningServer;

beforeAll(async () => {
  server = await startConsole({ emulator, port: 0 });
});
afterAll(() => server.close());
beforeEach(() => emulator.reset());

const planOf = (key: 'free' | 'premium') => emulator.instances[key].instance.billing;

function buy(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const all = { instance: 'free', plan: 'Pro', cycle: 'MONTHLY', successUrl: '', ...fields };
  const body = new URLSearchParams(all);
  return fetch(`${server.url}/hosts/checkout`, {
    method: 'POST',
    body,
    headers,
    redirect: 'manual',
  });
}

test('the page that buys a plan has the plan, the cycle and the address of billing.getUrl()', async () => {
  const query = new URLSearchParams({
    instance: 'free',
    plan: 'pro',
    cycle: 'MONTHLY',
    successUrl: 'https://app.example/"><script>',
  });
  const page = await (await fetch(`${server.url}/hosts/checkout?${query}`)).text();
  expect(page).toContain('Field Notes Studio');
  expect(page).toMatch(/<option selected>Pro<\/option>/);
  expect(page).toMatch(/<option selected>MONTHLY<\/option>/);
  expect(page).not.toContain('<script>');
});

test('the page buys the plan for an instance without one, and returns to the app', async () => {
  const answer = await buy({ successUrl: 'https://app.example/thanks' });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('https://app.example/thanks');
  expect(planOf('free')).toMatchObject({ packageName: 'Pro', billingCycle: 'MONTHLY' });
});

test('the page changes the plan of an instance that has one', async () => {
  const answer = await buy({ instance: 'premium', plan: 'Basic' });
  expect(await answer.text()).toContain('You bought the plan Basic');
  expect(planOf('premium')).toMatchObject({ packageName: 'Basic', billingCycle: 'MONTHLY' });
});

test.each([
  [{ plan: 'Gold' }, 'Unknown plan "Gold"'],
  [{ instance: 'none' }, 'Unknown instance "none"'],
  [{ cycle: 'DAILY' }, 'cycle'],
  [{ successUrl: 'javascript:alert(1)' }, 'successUrl'],
])('the page refuses to buy with %j', async (fields, message) => {
  const answer = await buy(fields);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(message);
  expect(planOf('free')).toBeUndefined();
});

test('a page of another origin cannot buy a plan', async () => {
  expect((await buy({}, { origin: 'https://other.example' })).status).toBe(403);
  expect(planOf('free')).toBeUndefined();
});
