import type { PublicSite } from './instance';

declare global {
  /** The data that a Wix site provides for the scripts on its pages. Other pages do not have it. */
  var commonConfig: { readonly language?: string } | undefined;
}

/**
 * Returns the language in which a visitor reads the page: a code such as `he`, or a locale.
 * @param site The app's data of the site, once it is loaded.
 */
export function siteLanguage(site: Pick<PublicSite, 'locale'> | undefined): string | undefined {
  return globalThis.commonConfig?.language || site?.locale || document.documentElement.lang;
}
