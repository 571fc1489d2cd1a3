import { ATTEMPT_HEADER, PAGE_REQUEST_PATH, SURFACE_HEADER } from '../../model/page-requests.js';
import { surfaceOf } from './surface.js';

/**
 * Returns the URL at the page's own origin to which a request to Wix's APIs is sent instead.
 * @param url The URL as the app gives it.
 * @returns `undefined` for a request to any other host.
 */
export function routeOf(url: string | URL): string | undefined {
  const { protocol, host, pathname, search } = parse(url) ?? {};
  if (protocol !== 'https:' || !host?.endsWith('.wixapis.com')) return undefined;
  return location.origin + PAGE_REQUEST_PATH + host + pathname + search;
}

/**
 * Returns the headers of a routed request that are for the emulator.
 * @param authorization The request's `Authorization` header.
 */
export function ownHeaders(authorization: string | null): Readonly<Record<string, string>> {
  return {
    [SURFACE_HEADER]: encodeURIComponent(surfaceOf(authorization)),
    [ATTEMPT_HEADER]: crypto.randomUUID(),
  };
}

/** Parses a URL as the browser does; `undefined` if it is invalid. */
export function parse(url: string | URL): URL | undefined {
  return URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI) : undefined;
}
