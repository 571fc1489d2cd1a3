import type { ReactElement } from 'react';
import { languageTag } from '../../shared/format';

/**
 * Marks a text as one in the site's language, which need not be that of the page around it.
 * @param text What is written as the locale does, such as a date; `undefined` stays so.
 * @param locale The site's.
 */
export function inLocale(
  text: string | undefined,
  locale: string | undefined,
): ReactElement | undefined {
  return text ? <bdi lang={languageTag(locale)}>{text}</bdi> : undefined;
}
