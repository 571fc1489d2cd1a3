import { expect, test } from 'vitest';
import { defaultSeed } from '../../seed/default-seed.js';
import type { Delivery } from './client/api.js';
import { type SurfaceState, surfaceVersion } from './surface-version.js';

const { free, premium } = JSON.parse(JSON.stringify(defaultSeed(0).instances));

const known: SurfaceState = {
  appInstance: free,
  clock: { now: new Date(0).toISOString(), offsetSeconds: 0 },
  deliveries: [],
  isSite: true,
  reloads: 0,
};

const delivery = (state: Delivery['state'], appInstance = free): Delivery => ({
  id: 'one',
  type: 'PaidPlanPurchased',
  instanceId: appInstance?.instance.instanceId ?? '',
  identity: { identityType: 'UNKNOWN' },
  data: {},
  path: '/',
  extension: 'one',
  state,
  attempts: [],
});

const versionAfter = (change: Partial<SurfaceState>) => surfaceVersion({ ...known, ...change });

test('surfaceVersion() changes with the instance, the clock and the number of reloads', () => {
  expect(versionAfter({})).toBe(surfaceVersion(known));
  expect(versionAfter({ reloads: 1 })).not.toBe(surfaceVersion(known));
  expect(versionAfter({ appInstance: premium })).not.toBe(surfaceVersion(known));
  expect(versionAfter({ clock: { now: '', offsetSeconds: 60 } })).not.toBe(surfaceVersion(known));
});

test('surfaceVersion() changes when an event of the instance is delivered, and not before', () => {
  expect(versionAfter({ deliveries: [delivery('retrying')] })).toBe(surfaceVersion(known));
  expect(versionAfter({ deliveries: [delivery('delivered')] })).not.toBe(surfaceVersion(known));
  expect(versionAfter({ deliveries: [delivery('delivered', premium)] })).toBe(
    surfaceVersion(known),
  );
});

test('surfaceVersion() changes with the embedded scripts on the site only', () => {
  const embedded = { ...free, embeddedScripts: { script: { disabled: false } } };
  const versions = (isSite: boolean) =>
    [free, embedded].map((appInstance) => versionAfter({ appInstance, isSite }));
  const [before, after] = versions(true);
  expect(after).not.toBe(before);
  const [other, same] = versions(false);
  expect(same).toBe(other);
});

test('surfaceVersion() is `undefined` until all of the state is known', () => {
  expect(versionAfter({ deliveries: undefined })).toBeUndefined();
  expect(versionAfter({ clock: undefined })).toBeUndefined();
  expect(versionAfter({ appInstance: undefined })).toBeUndefined();
});
