import type { PageLocation } from '@wix/dashboard/provider';

/** An address in the dashboard: a page and a place within it. */
export interface PageAddress {
  readonly pageId: string;
  /** Path, query and hash within the page, starting with a slash. */
  readonly relativeUrl: string;
}

/** Splits an address as the SDK does. */
export function locationOf({ pageId, relativeUrl }: PageAddress): Required<PageLocation> {
  // The slash after `page` keeps a URL that looks like a host in the path.
  const { pathname, search, hash } = new URL(`http://page/${relativeUrl.replace(/^\/+/, '')}`);
  return { pageId, pathname, search, hash };
}

/**
 * Reads the address from a URL of the dashboard.
 * @param url The dashboard's URL.
 * @param fallback The page's id if the URL names none.
 */
export function addressIn(url: string, fallback: string): PageAddress {
  const { searchParams } = new URL(url);
  return {
    pageId: searchParams.get('page') ?? fallback,
    relativeUrl: searchParams.get('path') ?? '/',
  };
}

/**
 * Returns the URL of an address in the same dashboard, for the same instance and caller.
 * @param url The dashboard's URL.
 */
export function urlOf(url: string, address: PageAddress): string {
  const { pathname, search, hash } = locationOf(address);
  const relativeUrl = pathname + search + hash;
  const there = new URL(url);
  there.hash = '';
  there.searchParams.set('page', address.pageId);
  if (relativeUrl === '/') there.searchParams.delete('path');
  else there.searchParams.set('path', relativeUrl);
  return there.href;
}
