/** The texts of one surface, in each language that the app speaks. */
export interface Translations<T> {
  readonly en: T;
  readonly he: T;
}

/** Texts, and what an element that shows them has to say about them. */
export interface ChosenTexts<T> {
  readonly texts: T;
  /** For the attribute `lang`. */
  readonly lang: keyof Translations<T>;
  /** For the attribute `dir`. */
  readonly dir: 'ltr' | 'rtl';
}

/**
 * Chooses a surface's texts in the reader's language, in English where the app does not speak it.
 * @param translations Such as `{ en: en.widget, he: he.widget }`, so that a bundle has its own only.
 * @param language A language or a locale, such as `he` or `he-IL`.
 */
export function chooseTexts<T>(
  translations: Translations<T>,
  language: string | undefined,
): ChosenTexts<T> {
  // `iw` is the name that Hebrew had before 1989; some systems still say it.
  return /^(he|iw)(?![a-z])/i.test(language ?? '')
    ? { texts: translations.he, lang: 'he', dir: 'rtl' }
    : { texts: translations.en, lang: 'en', dir: 'ltr' };
}
