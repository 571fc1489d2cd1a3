import type { PublicSite } from './instance';

declare global {
  /** What a Wix site tells the scripts on its pages; no other page has it. */
  var commonConfig: { readonly language?: string } | undefined;
}

/**
 * The language in which a visitor reads the page, a code such as `he` or a locale.
 * @param site The app's data of the site, once it is there.
 */
export function siteLanguage(site: Pick<PublicSite, 'locale'> | undefined): string | undefined {
  return globalThis.commonConfig?.language || site?.locale || document.documentElement.lang;
}
