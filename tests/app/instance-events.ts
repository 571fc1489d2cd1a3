import { expect } from 'vitest';
import type { AppInstanceEvent, InstanceKey } from 'wix-emulator';
import type { RunningApp } from '../support/start-app.js';

const operationTimeStamp = new Date('2031-05-06T07:08:09.123Z');
const plan = { operationTimeStamp, vendorProductId: 'Pro', cycle: 'YEARLY' } as const;

/** Every event of an app instance. */
export const events: readonly AppInstanceEvent[] = [
  { type: 'AppInstalled', data: {} },
  { type: 'AppRemoved', data: {} },
  { type: 'PaidPlanPurchased', data: plan },
  { type: 'PaidPlanChanged', data: { ...plan, previousVendorProductId: 'Basic' } },
  { type: 'PaidPlanAutoRenewalCancelled', data: { ...plan, cancelReason: 'USER_CANCEL' } },
  { type: 'PlanConvertedToPaid', data: plan },
  { type: 'PlanReactivated', data: { ...plan, reason: 'AUTO_RENEW_TURNED_ON' } },
  { type: 'PlanTransferred', data: plan },
];

/** An answer that comes from Wix, one that was kept, and one that was kept longer, as Wix fails. */
export const miss = 'web-methods; fwd=miss; stored';
export const hit = expect.stringMatching(/^web-methods; hit; ttl=\d+$/);
export const stale = expect.stringMatching(/^web-methods; hit; ttl=-\d+; detail=upstream-failed$/);

/**
 * Asks the app for a site's name, by the method whose answers are kept.
 * @param app The app of this repository, running.
 * @param instance The seeded instance that asks.
 * @returns The name, and how the cache took part.
 */
export async function askName(app: RunningApp, instance: InstanceKey = 'premium') {
  const { body, headers, status, text } = await app.call('backend/instance/getInstance', {
    instance,
  });
  expect(status, text).toBe(200);
  const name: unknown = Object(body).site?.siteDisplayName;
  return { name, cache: headers.get('cache-status') };
}

/**
 * Changes a site's name, of which no event tells.
 * @param app The app, running.
 * @param siteDisplayName The new name.
 */
export function rename({ emulator }: RunningApp, siteDisplayName: string): void {
  emulator.update('premium', ({ site, ...rest }) => ({
    ...rest,
    site: { ...site, siteDisplayName },
  }));
}

/**
 * Sends an event about an instance, and expects its next answer to be fresh, and the answers of
 * another one to be still kept.
 * @param app The app, running, with nothing kept.
 * @param event The event.
 */
export async function expectFreshAfter(app: RunningApp, event: AppInstanceEvent): Promise<void> {
  const { name } = await askName(app);
  const other = await askName(app, 'free');
  rename(app, 'Renamed');
  expect(await askName(app)).toEqual({ name, cache: hit });

  const deliveries = await app.emulator.events.send('premium', event);
  expect(deliveries).toMatchObject([{ type: event.type, state: 'delivered' }]);
  expect(await askName(app)).toEqual({ name: 'Renamed', cache: miss });
  expect(await askName(app, 'free')).toEqual({ name: other.name, cache: hit });
}
