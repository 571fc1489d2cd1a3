import { type CallerKey, callerKeys, callers } from '../callers.js';
import type { Emulator } from '../emulator.js';
import { type InstanceKey, instanceKeys } from '../seed.js';
import type { ViewerData } from './host-data.js';

/**
 * Reads from a query which instance and which caller a host page is for.
 * @param emulator whose seed to choose from.
 * @param query the page's query, with the optional keys `instance` and `caller`.
 * @param usualCaller the caller if the query names none.
 * @throws {RangeError} if the query names one that does not exist.
 */
export function readViewer(
  emulator: Emulator,
  query: Readonly<Record<string, string>>,
  usualCaller: CallerKey,
): ViewerData {
  const instanceKey: InstanceKey = choose('instance', instanceKeys, query.instance ?? 'premium');
  const caller = callers[choose('caller', callerKeys, query.caller ?? usualCaller)];
  const { instance, site } = emulator.instances[instanceKey];
  return {
    claims: { ...caller.claims, instanceId: instance.instanceId },
    site: {
      id: site.siteId,
      name: site.siteDisplayName ?? instanceKey,
      description: site.description ?? '',
      url: site.url ?? undefined,
      language: site.locale ?? 'en',
    },
  };
}

/**
 * Finds the one that a query asks for, or the first one if it asks for none.
 * @throws {RangeError} if there is none.
 */
export function findById<T extends { readonly id: string }>(
  what: string,
  all: readonly T[],
  id: string | undefined,
): T {
  const found = id === undefined ? all[0] : all.find((one) => one.id === id);
  if (found) return found;
  throw new RangeError(
    id === undefined ? `The app has no ${what}.` : `The app has no ${what} with the id "${id}".`,
  );
}

function choose<T extends string>(what: string, keys: readonly T[], wanted: string): T {
  const found = keys.find((key) => key === wanted);
  if (found !== undefined) return found;
  throw new RangeError(`There is no ${what} "${wanted}"; there are ${keys.join(', ')}.`);
}
