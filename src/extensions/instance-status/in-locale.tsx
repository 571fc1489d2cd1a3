import type { ReactElement } from 'react';
import { languageTag } from '../../shared/format';

/**
 * Marks a text as written in the site's language, which may differ from the language of the page.
 * @param text A text in the site's locale, such as a date; `undefined` is returned as it is.
 * @param locale The site's locale.
 */
export function inLocale(
  text: string | undefined,
  locale: string | undefined,
): ReactElement | undefined {
  return text ? <bdi lang={languageTag(locale)}>{text}</bdi> : undefined;
}
