/** The texts of one surface, in each language that the app supports. */
export interface Translations<T> {
  readonly en: T;
  readonly he: T;
}

/** Texts, and the attributes of an element that shows them. */
export interface ChosenTexts<T> {
  readonly texts: T;
  /** The value of the `lang` attribute. */
  readonly lang: keyof Translations<T>;
  /** The value of the `dir` attribute. */
  readonly dir: 'ltr' | 'rtl';
}

/**
 * Chooses a surface's texts in the reader's language, or in English if the app does not support it.
 * @param translations The surface's texts, such as `{ en: en.widget, he: he.widget }`, so that a
 * bundle contains no other texts.
 * @param language A language or a locale, such as `he` or `he-IL`.
 */
export function chooseTexts<T>(
  translations: Translations<T>,
  language: string | undefined,
): ChosenTexts<T> {
  // `iw` was the code of Hebrew until 1989, and some systems still use it.
  return /^(he|iw)(?![a-z])/i.test(language ?? '')
    ? { texts: translations.he, lang: 'he', dir: 'rtl' }
    : { texts: translations.en, lang: 'en', dir: 'ltr' };
}
