import type { ClockReading, Delivery, Installation } from './client/api.js';

/** What the surface depends on. */
export interface SurfaceState {
  /** The installation that is looked at. */
  readonly installation: Installation | undefined;
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
  const { installation, clock, deliveries, reloads } = state;
  if (!installation || !clock || !deliveries) return undefined;
  // Until the app has been told of a change, it may answer with what it has kept.
  const told = deliveries.filter(
    ({ instanceId, state }) =>
      state === 'delivered' && instanceId === installation.instance.instanceId,
  ).length;
  return JSON.stringify([reloads, told, clock.offsetSeconds, installation]);
}
