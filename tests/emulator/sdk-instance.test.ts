import { appInstances } from '@wix/app-management';
import { AppStrategy, createClient } from '@wix/sdk';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createEmulator, type InstanceParameterClaims, interceptFetch } from 'wix-emulator';

// What Wix's own SDK makes of the signed `instance` query parameter of a self-hosted page.

const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
const emulator = createEmulator({ appId });
const restoreFetch = interceptFetch(emulator);
const { WIX_CLIENT_SECRET: appSecret } = emulator.env;
const { instanceId } = emulator.instances.premium.instance;

afterAll(restoreFetch);
beforeEach(() => emulator.reset());

/** The strategy of a page that has been opened with an instance parameter. */
function openedWith(claims: Partial<InstanceParameterClaims> = {}) {
  const accessToken = emulator.signInstance({ instanceId, permissions: 'OWNER', ...claims });
  return AppStrategy({ appId, appSecret, accessToken });
}

test('getTokenInfo() returns the user who opened a self-hosted page', async () => {
  expect(await openedWith().getTokenInfo()).toMatchObject({
    active: true,
    subjectType: 'USER',
    subjectId: emulator.callers.owner.claims.subjectId,
    clientId: appId,
    siteId: emulator.instances.premium.site.siteId,
    instanceId,
  });
});

test('getAppInstance() after elevated() returns the instance of the self-hosted page', async () => {
  const auth = await openedWith().elevated();
  const client = createClient({ auth, modules: { appInstances } });
  const { instance, site } = emulator.instances.premium;
  expect(await client.appInstances.getAppInstance()).toEqual({ instance, site });
  expect(emulator.requests.map(({ operation }) => operation)).toEqual([
    'token-info',
    'client-credentials',
    'get-app-instance',
  ]);
});

test('elevated() throws for the `instance` parameter of another app, and for a forged one', async () => {
  const foreign = openedWith({ appDefId: 'f04e1640-5d6e-4f70-8a9b-000000000005' });
  await expect(foreign.elevated()).rejects.toThrow('not issued for the app');
  const accessToken = createEmulator({ appId }).signInstance({ instanceId });
  await expect(AppStrategy({ appId, appSecret, accessToken }).elevated()).rejects.toThrow('401');
});

test('getTokenInfo() reports an `instance` parameter as inactive after it expires', async () => {
  const strategy = openedWith({ expiresInSeconds: 60 });
  expect(await strategy.getTokenInfo()).toMatchObject({ active: true });
  emulator.clock.advance(60_000);
  expect(await strategy.getTokenInfo()).toMatchObject({ active: false });
});
