import type { PublicSite } from './instance';

/** Shortens a GUID to its first group, enough to tell two instances apart. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}

/** Returns a site's display name, or else its address; `undefined` if it has neither. */
export function siteName(site: Pick<PublicSite, 'siteDisplayName' | 'url'>): string | undefined {
  return site.siteDisplayName || siteAddress(site.url);
}

/** Returns a site's address for people, without the scheme; `undefined` if the site has none. */
export function siteAddress(url: string | null | undefined): string | undefined {
  return url?.replace(/^https?:\/\//, '').replace(/\/$/, '') || undefined;
}

/** Formats a date in the site's locale; `undefined` if there is none. */
export function formatDate(
  value: Date | string | null | undefined,
  locale: string | undefined,
): string | undefined {
  if (!value) return undefined;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return undefined;
  return new Intl.DateTimeFormat(languageTag(locale), { dateStyle: 'long' }).format(date);
}

/** Formats a time of day in a locale. */
export function formatTime(date: Date, locale: string | undefined): string {
  return new Intl.DateTimeFormat(languageTag(locale), { timeStyle: 'medium' }).format(date);
}

/**
 * Returns a language's name in the language itself: `Deutsch` for `de`. Returns the tag if there is
 * no name.
 */
export function languageName(locale: string | undefined): string | undefined {
  const tag = languageTag(locale);
  try {
    return tag && new Intl.DisplayNames(tag, { type: 'language' }).of(tag);
  } catch {
    // The tag contains more than a language, such as a sort order, which some browsers refuse.
    return tag;
  }
}

/**
 * Returns a currency's name in a language: `Euro` for `EUR` in English. Returns the code if there
 * is no name.
 */
export function currencyName(
  code: string | null | undefined,
  locale: string | undefined,
): string | undefined {
  if (!code) return undefined;
  try {
    return new Intl.DisplayNames(languageTag(locale), { type: 'currency' }).of(code);
  } catch {
    // The code does not look like the code of a currency.
    return code;
  }
}

/**
 * Converts a locale for `Intl` and the attribute `lang`, such as `he_IL` to `he-IL`.
 * @returns The tag; `undefined` for a malformed locale, for which `Intl` would throw. With
 * `undefined`, `Intl` uses the reader's own locale.
 */
export function languageTag(locale: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale?.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
