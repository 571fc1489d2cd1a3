import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { siteLanguage } from '../../../src/shared/site-language';

beforeEach(() => {
  vi.stubGlobal('document', { documentElement: { lang: 'pt' } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('what the site tells of the page comes first: a site has more languages than one', () => {
  vi.stubGlobal('commonConfig', { language: 'he' });
  expect(siteLanguage({ locale: 'fr' })).toBe('he');
  expect(siteLanguage(undefined)).toBe('he');
});

test('a page that is told nothing goes by the site’s data', () => {
  expect(siteLanguage({ locale: 'fr' })).toBe('fr');
  vi.stubGlobal('commonConfig', {});
  expect(siteLanguage({ locale: 'fr' })).toBe('fr');
});

test('while there is no data, or none of a language, the document tells it', () => {
  expect(siteLanguage(undefined)).toBe('pt');
  expect(siteLanguage({})).toBe('pt');
});
