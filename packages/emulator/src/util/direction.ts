/** The languages that are written from right to left everywhere. */
const rightToLeft = new Set('ar ckb dv fa he iw ps sd ug ur yi'.split(' '));

/**
 * Returns the direction that a language is written in.
 * @param language A language or a locale, such as `he`, `he-IL` or `he_IL`.
 */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [withoutRegion = ''] = languageTag(language).split('-');
  return rightToLeft.has(withoutRegion.toLowerCase()) ? 'rtl' : 'ltr';
}

/**
 * Converts a locale to the format of HTML's `lang` attribute: `he_IL` becomes `he-IL`.
 * @param locale A language or a locale, with a hyphen or an underscore.
 */
export function languageTag(locale: string): string {
  return locale.replaceAll('_', '-');
}
