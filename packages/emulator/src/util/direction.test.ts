import { expect, test } from 'vitest';
import { directionOf, languageTag } from './direction.js';

test.each([
  ['en', 'ltr'],
  ['fr-CA', 'ltr'],
  ['he', 'rtl'],
  ['he-IL', 'rtl'],
  ['he_IL', 'rtl'],
  ['AR', 'rtl'],
  ['hex', 'ltr'],
  ['', 'ltr'],
  ['ps-AF', 'rtl'],
  ['sd', 'rtl'],
  ['ug', 'rtl'],
  ['dv_MV', 'rtl'],
  ['ckb-IQ', 'rtl'],
] as const)('directionOf("%s") returns "%s"', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});

test.each([
  ['he_IL', 'he-IL'],
  ['zh_Hant_TW', 'zh-Hant-TW'],
  ['pt-BR', 'pt-BR'],
  ['en', 'en'],
])('languageTag("%s") returns "%s"', (locale, tag) => {
  expect(languageTag(locale)).toBe(tag);
});
