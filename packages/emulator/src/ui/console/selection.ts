import type { ConsoleData } from '../../model/host-data.js';

/** The selected surface, instance and caller. */
export interface Selection {
  /** The path of the surface. */
  readonly surface: string;
  /** The key of the instance. */
  readonly instance: string;
  /** The key of the caller. */
  readonly caller: string;
}

/**
 * Reads the selection from the page's URL, with defaults for the missing parts.
 * @param search The query of the URL.
 * @param data The available choices.
 */
export function readSelection(search: string, data: ConsoleData): Selection {
  const query = new URLSearchParams(search);
  const instances = data.instances.map(({ key }) => key);
  const surface = query.get('surface');
  const known = data.surfaces.some(({ path }) => path === surface);
  const chosen = known && surface !== null ? surface : (data.surfaces[0]?.path ?? '');
  const caller = query.get('caller');
  return {
    surface: chosen,
    // The page's data does not contain later clones, so any key may exist.
    instance:
      query.get('instance') ?? (instances.includes('premium') ? 'premium' : (instances[0] ?? '')),
    caller:
      caller !== null && data.callers.some(({ key }) => key === caller)
        ? caller
        : usualCaller(chosen, data),
  };
}

/** Returns the usual caller of a surface. */
export function usualCaller(surface: string, { surfaces }: ConsoleData): string {
  return surfaces.find(({ path }) => path === surface)?.caller ?? 'visitor';
}

/** Returns the URL of the host page that shows a selection. */
export function hostUrl({ surface, instance, caller }: Selection): string {
  const [path = '', search = ''] = surface.split('?');
  const query = new URLSearchParams(search);
  query.set('instance', instance);
  query.set('caller', caller);
  return `${path}?${query}`;
}
