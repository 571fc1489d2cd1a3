import type { PublicSite } from './instance';

/** Shortens a GUID to its first group, enough to tell two installations apart. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}

/** Names a site: its display name, else its address. */
export function siteName(site: Pick<PublicSite, 'siteDisplayName' | 'url'>): string {
  return site.siteDisplayName || siteAddress(site.url) || 'Untitled site';
}

/** A site's address as people write it, without the scheme; `undefined` where the site has none. */
export function siteAddress(url: string | null | undefined): string | undefined {
  return url?.replace(/^https?:\/\//, '').replace(/\/$/, '') || undefined;
}

/** Writes a date as the site's locale does; `undefined` where there is none. */
export function formatDate(
  value: Date | string | null | undefined,
  locale: string | undefined,
): string | undefined {
  if (!value) return undefined;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return undefined;
  return new Intl.DateTimeFormat(validLocale(locale), { dateStyle: 'long' }).format(date);
}

/** Writes a time of the day as the site's locale does. */
export function formatTime(date: Date, locale: string | undefined): string {
  return new Intl.DateTimeFormat(validLocale(locale), { timeStyle: 'medium' }).format(date);
}

/** Names a language in that language, as its speakers know it: `de` is `Deutsch`. */
export function languageName(locale: string | undefined): string | undefined {
  const valid = validLocale(locale);
  return valid && new Intl.DisplayNames(valid, { type: 'language' }).of(valid);
}

/** `Intl` throws for a malformed locale; the reader's own is better than no answer. */
function validLocale(locale: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}
