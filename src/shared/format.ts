import type { PublicSite } from './instance';

/** Shortens a GUID to its first group, enough to tell two instances apart. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}

/** Names a site: its display name, else its address; `undefined` where it has neither. */
export function siteName(site: Pick<PublicSite, 'siteDisplayName' | 'url'>): string | undefined {
  return site.siteDisplayName || siteAddress(site.url);
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
  return new Intl.DateTimeFormat(languageTag(locale), { dateStyle: 'long' }).format(date);
}

/** Writes a time of the day as a locale does. */
export function formatTime(date: Date, locale: string | undefined): string {
  return new Intl.DateTimeFormat(languageTag(locale), { timeStyle: 'medium' }).format(date);
}

/** Names a language in that language, as its speakers know it: `de` is `Deutsch`; its tag where it has no name. */
export function languageName(locale: string | undefined): string | undefined {
  const tag = languageTag(locale);
  try {
    return tag && new Intl.DisplayNames(tag, { type: 'language' }).of(tag);
  } catch {
    // It says more than a language, such as an order to sort by, which some browsers refuse.
    return tag;
  }
}

/** Names a currency in a language: `EUR` is `Euro` in English; its code where the language has no name for it. */
export function currencyName(
  code: string | null | undefined,
  locale: string | undefined,
): string | undefined {
  if (!code) return undefined;
  try {
    return new Intl.DisplayNames(languageTag(locale), { type: 'currency' }).of(code);
  } catch {
    // Not the shape of a currency's code.
    return code;
  }
}

/**
 * Writes a locale as `Intl` and the attribute `lang` want it: `he_IL` is `he-IL`; `undefined`, which
 * stands for the reader's own, where it is none, because `Intl` throws for a malformed one.
 */
export function languageTag(locale: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale?.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
