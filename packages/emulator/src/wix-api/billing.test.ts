import { appPlans, billing } from '@wix/app-management';
import { beforeEach, expect, test } from 'vitest';
import { createEmulator } from '../emulator.js';
import { type SdkCaller, sdkOf } from './sdk.harness.js';

const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
const emulator = createEmulator({ appId });
beforeEach(() => emulator.reset());

const sdk = (caller?: SdkCaller) => sdkOf(emulator, { appPlans, billing }, caller);

test('billing.getUrl() returns the address of the page that buys the plan', async () => {
  emulator.notePagesUrl('http://127.0.0.1:4567');
  const { checkoutUrl = '' } = await sdk({ on: 'free' }).billing.getUrl('Pro', {
    billingCycle: 'MONTHLY',
    successUrl: 'https://app.example/thanks',
  });
  const { origin, pathname, searchParams } = new URL(checkoutUrl);
  expect(origin + pathname).toBe('http://127.0.0.1:4567/hosts/checkout');
  expect(Object.fromEntries(searchParams)).toEqual({
    instance: 'free',
    plan: 'Pro',
    cycle: 'MONTHLY',
    successUrl: 'https://app.example/thanks',
  });
  expect(emulator.requests[0]?.tag).toBe('partial');
});

test('billing.getUrl() refuses a visitor, and an address for a script', async () => {
  await expect(sdk({ as: 'VISITOR' }).billing.getUrl('Pro')).rejects.toMatchObject({
    details: { applicationError: { code: 'PERMISSION_DENIED' } },
  });
  await expect(
    sdk().billing.getUrl('Pro', { successUrl: 'javascript:alert(1)' }),
  ).rejects.toMatchObject({ details: { applicationError: { code: 'INVALID_ARGUMENT' } } });
});

test('billing.getPurchaseHistory() returns the plan of the instance once it is paid', async () => {
  expect(await sdk({ on: 'trial' }).billing.getPurchaseHistory()).toEqual({ purchases: [] });
  expect(await sdk({ on: 'free' }).billing.getPurchaseHistory()).toEqual({ purchases: [] });
  await emulator.perform('free', { action: 'buy', plan: 'Pro', cycle: 'MONTHLY' });
  expect(await sdk({ on: 'free' }).billing.getPurchaseHistory()).toEqual({
    purchases: [
      {
        productId: 'Pro',
        billingCycle: 'MONTHLY',
        currency: 'USD',
        dateCreated: expect.any(Date),
      },
    ],
  });
});

test("listAppPlansByAppId() returns the calling app's plans only", async () => {
  const { appPlans: plans, currency } = await sdk({ as: 'VISITOR' }).appPlans.listAppPlansByAppId([
    '00000000-6a54-4c1f-9a0e-3f0a5b7c9d21',
    appId,
  ]);
  expect(currency).toBe('USD');
  expect(plans).toMatchObject([{ _id: appId, plans: [{ name: 'Basic' }, { name: 'Pro' }] }]);
});
