import type { ConsoleData } from '../../model/host-data.js';
import { SITE_SURFACE } from '../../model/surfaces.js';

/** The selected surface, instance and caller. */
export interface Selection {
  /** The path of the surface. */
  readonly surface: string;
  /** The key of the instance. */
  readonly instance: string;
  /** The key of the caller. */
  readonly caller: string;
}

/** Reads the selection from the page's URL, with defaults for the missing parts. */
export function readSelection(search: string, data: ConsoleData): Selection {
  const query = new URLSearchParams(search);
  const { surfaces, instances, callers } = data;
  const chosen = surfaces.find(({ path }) => path === query.get('surface')) ?? surfaces[0];
  const surface = chosen?.path ?? '';
  const usual = instances.find(({ key }) => key === 'premium') ?? instances[0];
  const caller = callers.find(({ key }) => key === query.get('caller'));
  return {
    surface,
    // The page's data does not contain later clones, so any key may exist.
    instance: query.get('instance') ?? usual?.key ?? '',
    caller: caller?.key ?? usualCaller(surface, data),
  };
}

/** Returns the usual caller of a surface. */
export function usualCaller(surface: string, { surfaces }: ConsoleData): string {
  return surfaces.find(({ path }) => path === surface)?.caller ?? 'visitor';
}

/** Whether a surface is the customer's site. */
export function isSiteSurface(surface: string): boolean {
  return surface === SITE_SURFACE;
}

/** Returns the URL of the host page that shows a selection. */
export function hostUrl({ surface, instance, caller }: Selection): string {
  const [path = '', search = ''] = surface.split('?');
  const query = new URLSearchParams(search);
  query.set('instance', instance);
  query.set('caller', caller);
  return `${path}?${query}`;
}
