import { useLayoutEffect, useMemo } from 'react';
import { type ChosenTexts, chooseTexts, type Translations } from '../shared/texts/choose-texts';

/** What the host has said of the reader's language. */
export interface ReaderLanguage {
  /** A language or a locale, such as `he`; `undefined` if the host did not name one. */
  readonly code: string | undefined;
}

/**
 * Chooses the texts of a surface that is a document of its own, and tells that document their
 * language and direction before anything of them is painted.
 * @param translations The surface's texts, the same object in every render.
 * @param language The reader's language; while it is not known there are no texts, so that nobody
 * sees those of another language flash up.
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
