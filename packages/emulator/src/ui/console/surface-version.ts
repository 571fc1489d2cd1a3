import type { AppInstance, ClockReading, Delivery } from './client/api.js';

/** The state that the surface depends on. */
export interface SurfaceState {
  /** The selected instance. */
  readonly appInstance: AppInstance | undefined;
  readonly clock: ClockReading | undefined;
  readonly deliveries: readonly Delivery[] | undefined;
  /**
   * Whether the surface is the site, which has the embedded scripts. Other surfaces do not change
   * with them: an app's page that embeds a script must not load again.
   */
  readonly isSite: boolean;
  /** The number of times that the user has reloaded the surface. */
  readonly reloads: number;
}

/**
 * Returns a version of the state that the surface shows. When it changes, the surface must load
 * again.
 * @returns The version; `undefined` until all of the state is known.
 */
export function surfaceVersion(state: SurfaceState): string | undefined {
  const { appInstance, clock, deliveries, isSite, reloads } = state;
  if (!appInstance || !clock || !deliveries) return undefined;
  // The app may answer with cached data until it has received the event of a change.
  const told = deliveries.filter(
    ({ instanceId, state }) =>
      state === 'delivered' && instanceId === appInstance.instance.instanceId,
  ).length;
  const { embeddedScripts: _, ...rest } = appInstance;
  const shown = isSite ? appInstance : rest;
  return JSON.stringify([reloads, told, clock.offsetSeconds, shown]);
}
