import { useLayoutEffect, useMemo } from 'react';
import { type ChosenTexts, chooseTexts, type Translations } from '../shared/texts/choose-texts';

/** The reader's language, as reported by the host. */
export interface ReaderLanguage {
  /** A language or a locale, such as `he`; `undefined` if the host did not name one. */
  readonly code: string | undefined;
}

/**
 * Chooses the texts of a surface that is a separate document, and sets the document's language and
 * direction before the texts are painted.
 * @param translations The surface's texts, the same object in every render.
 * @param language The reader's language; `undefined` until it is known.
 * @returns The texts. They are `undefined` until the language is known, so that texts in another
 * language do not flash up.
 */
export function useTexts<T>(
  translations: Translations<T>,
  language: ReaderLanguage | undefined,
): ChosenTexts<T> | undefined {
  const chosen = useMemo(
    () => language && chooseTexts(translations, language.code),
    [translations, language],
  );
  useLayoutEffect(() => {
    if (!chosen) return;
    document.documentElement.lang = chosen.lang;
    document.documentElement.dir = chosen.dir;
  }, [chosen]);
  return chosen;
}
