import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { siteLanguage } from '../../../src/shared/site-language';

beforeEach(() => {
  vi.stubGlobal('document', { documentElement: { lang: 'pt' } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('siteLanguage() prefers the language of the page, as a site can have several languages', () => {
  vi.stubGlobal('commonConfig', { language: 'he' });
  expect(siteLanguage({ locale: 'fr' })).toBe('he');
  expect(siteLanguage(undefined)).toBe('he');
});

test('siteLanguage() returns the site’s locale if the page has no language', () => {
  expect(siteLanguage({ locale: 'fr' })).toBe('fr');
  vi.stubGlobal('commonConfig', {});
  expect(siteLanguage({ locale: 'fr' })).toBe('fr');
});

test('siteLanguage() returns the document’s language if the site’s data is missing or has no locale', () => {
  expect(siteLanguage(undefined)).toBe('pt');
  expect(siteLanguage({})).toBe('pt');
});
