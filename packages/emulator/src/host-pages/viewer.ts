import type { Emulator } from '../emulator.js';
import type { ViewerData } from '../model/host-data.js';
import type { AppInstance } from '../model/instances/instance-schema.js';
import type { Seed } from '../model/seed.js';
import { invalidInput } from '../util/emulator-error.js';

/**
 * Reads the instance and the caller of a host page from its query.
 * @param emulator Provides the instances and callers.
 * @param query The page's query, with the optional keys `instance` and `caller`.
 * @param usualCaller The default caller.
 * @throws {EmulatorError} If the query names an unknown instance or caller.
 */
export function readViewer(
  emulator: Emulator<Seed>,
  query: Readonly<Record<string, string>>,
  usualCaller: 'visitor' | 'owner',
): ViewerData {
  const [key, { instance, site }] = readInstance(emulator, query);
  const [, caller] = choose(
    'caller',
    Object.entries(emulator.callers),
    query.caller ?? usualCaller,
  );
  return {
    claims: { ...caller.claims, instanceId: instance.instanceId },
    clockOffsetMs: emulator.clock.offsetMs,
    site: {
      id: site.siteId,
      name: site.siteDisplayName ?? key,
      description: site.description ?? '',
      url: site.url ?? undefined,
      language: site.locale ?? 'en',
    },
  };
}

/**
 * Reads the instance of a host page, with its key, from the page's query.
 * @param emulator Provides the instances.
 * @param query The page's query, with the optional key `instance`.
 * @throws {EmulatorError} If the query names an unknown instance.
 */
export function readInstance(
  { instances }: Emulator<Seed>,
  query: Readonly<Record<string, string>>,
): readonly [key: string, appInstance: AppInstance] {
  return choose('instance', Object.entries(instances), query.instance);
}

/**
 * Finds the item with an id, or the first item if no id is given.
 * @throws {EmulatorError} If there is no such item.
 */
export function findById<T extends { readonly id: string }>(
  what: string,
  all: readonly T[],
  id: string | undefined,
): T {
  const found = id === undefined ? all[0] : all.find((one) => one.id === id);
  if (found) return found;
  throw invalidInput(
    id === undefined ? `The app has no ${what}.` : `The app has no ${what} with the id "${id}".`,
  );
}

/** The entry with a key, or the first one if no key is given. */
function choose<T>(
  what: string,
  entries: readonly (readonly [string, T])[],
  wanted: string | undefined,
): readonly [string, T] {
  const found = wanted === undefined ? entries[0] : entries.find(([key]) => key === wanted);
  if (found) return found;
  const keys = entries.map(([key]) => key).join(', ');
  throw invalidInput(`Unknown ${what} "${wanted}". Use one of: ${keys}.`);
}
