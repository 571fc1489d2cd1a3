import type { AppInstance, ClockReading, Delivery } from './client/api.js';

/** What the surface depends on. */
export interface SurfaceState {
  /** The instance that is looked at. */
  readonly appInstance: AppInstance | undefined;
  readonly clock: ClockReading | undefined;
  readonly deliveries: readonly Delivery[] | undefined;
  /** How often somebody has asked for it to load again. */
  readonly reloads: number;
}

/**
 * Names the state that the surface shows, which has to load again once the name is another one.
 * @returns `undefined` while not all of the state is known.
 */
export function surfaceVersion(state: SurfaceState): string | undefined {
  const { appInstance, clock, deliveries, reloads } = state;
  if (!appInstance || !clock || !deliveries) return undefined;
  // Until the app has been told of a change, it may answer with what it has kept.
  const told = deliveries.filter(
    ({ instanceId, state }) =>
      state === 'delivered' && instanceId === appInstance.instance.instanceId,
  ).length;
  return JSON.stringify([reloads, told, clock.offsetSeconds, appInstance]);
}
