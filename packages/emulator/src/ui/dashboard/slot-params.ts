import type { DashboardSlot } from '../../model/hosts/dashboard-slots.js';
import { type JsonValues, parseValues } from '../json-form.js';
import { locationOf, type PageAddress } from './page-location.js';

/**
 * Reads the parameters of a slot from its address, so that a link can set them.
 * @returns The samples if the address has no parameters, or invalid ones.
 */
export function paramsAt(address: PageAddress, slot: DashboardSlot): JsonValues {
  const text = new URLSearchParams(locationOf(address).search).get('params');
  return (text === null ? undefined : parseValues(text).value) ?? slot.params;
}

/** Returns the address of a slot with other parameters. */
export function addressWith(slot: DashboardSlot, params: JsonValues): PageAddress {
  const json = JSON.stringify(params);
  const isSample = json === JSON.stringify(slot.params);
  const search = isSample ? '' : `?${new URLSearchParams({ params: json })}`;
  return { pageId: slot.id, relativeUrl: `/${search}` };
}

/**
 * Adds the parameters of a slot to the URL of the page that a menu item opens. The URL's own
 * parameters take precedence.
 * @param relativeUrl Path, query and hash within the page.
 */
export function withParams(relativeUrl: string, params: JsonValues): string {
  const { pathname, search, hash } = locationOf({ pageId: '', relativeUrl });
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(params)) {
    // A URL cannot carry the functions of a slot.
    if (query.has(name) || typeof value === 'function') continue;
    query.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const text = query.toString();
  return pathname + (text && `?${text}`) + hash;
}
