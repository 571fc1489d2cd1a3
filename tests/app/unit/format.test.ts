import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  currencyName,
  formatDate,
  formatTime,
  languageName,
  languageTag,
  shortId,
  siteAddress,
  siteName,
} from '../../../src/shared/format';

// Noon, which is on the same day in nearly every time zone.
const noon = new Date('2025-03-10T12:00:00.000Z');

afterEach(() => {
  vi.restoreAllMocks();
});

describe('shortId', () => {
  it('keeps the first group of a GUID', () => {
    expect(shortId('8d3c5f2a-1b64-4e7d-9a20-6f51c7e8b903')).toBe('8d3c5f2a');
  });
});

describe('siteName', () => {
  it('prefers the display name to the address', () => {
    expect(siteName({ siteDisplayName: 'Bakery', url: 'https://bakery.example' })).toBe('Bakery');
    expect(siteName({ siteDisplayName: '', url: 'https://bakery.example' })).toBe('bakery.example');
  });

  it('has no answer for a site with neither', () => {
    expect(siteName({})).toBeUndefined();
    expect(siteName({ siteDisplayName: '', url: '' })).toBeUndefined();
  });
});

describe('siteAddress', () => {
  it('leaves out the scheme and a slash at the end', () => {
    expect(siteAddress('https://www.bakery.example/')).toBe('www.bakery.example');
    expect(siteAddress('http://owner.wixsite.example/my-site')).toBe(
      'owner.wixsite.example/my-site',
    );
  });

  it('has no answer for a site that is not published', () => {
    expect(siteAddress(null)).toBeUndefined();
    expect(siteAddress('')).toBeUndefined();
  });
});

describe('formatDate', () => {
  it('follows the locale, for a date and for its text', () => {
    expect(formatDate(noon, 'en')).toBe('March 10, 2025');
    expect(formatDate(noon.toISOString(), 'de')).toBe('10. März 2025');
    expect(formatDate(noon, 'de_DE')).toBe('10. März 2025');
  });

  it('survives a locale that is none', () => {
    expect(formatDate(noon, 'not a locale')).toContain('2025');
    expect(formatDate(noon, undefined)).toContain('2025');
  });

  it('has no answer without a date', () => {
    expect(formatDate(null, 'en')).toBeUndefined();
    expect(formatDate('', 'en')).toBeUndefined();
    expect(formatDate('soon', 'en')).toBeUndefined();
  });
});

describe('formatTime', () => {
  it('follows the locale', () => {
    expect(formatTime(noon, 'en')).toMatch(/^\d{1,2}:\d\d:00\s[AP]M$/);
    expect(formatTime(noon, 'de')).toMatch(/^\d\d:\d\d:00$/);
  });
});

describe('languageTag', () => {
  it.each([
    ['he_IL', 'he-IL'],
    ['zh_Hant_TW', 'zh-Hant-TW'],
    ['en-gb', 'en-GB'],
    ['fr', 'fr'],
    ['not a locale', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('of %j is %j', (locale, tag) => {
    expect(languageTag(locale)).toBe(tag);
  });
});

describe('languageName', () => {
  it('names a language in that language', () => {
    expect(languageName('de')).toBe('Deutsch');
    expect(languageName('fr')).toBe('français');
    expect(languageName('he_IL')).toBe('עברית (ישראל)');
  });

  it('is the tag itself where that says more than a language, which some browsers refuse', () => {
    vi.spyOn(Intl.DisplayNames.prototype, 'of').mockImplementation((code) => {
      throw new RangeError(code);
    });
    expect(languageName('de_DE-u-co-phonebk')).toBe('de-DE-u-co-phonebk');
  });

  it('has no answer without a language', () => {
    expect(languageName(undefined)).toBeUndefined();
    expect(languageName('not a locale')).toBeUndefined();
  });
});

describe('currencyName', () => {
  it('names a currency in the language of the site', () => {
    expect(currencyName('EUR', 'en')).toBe('Euro');
    expect(currencyName('EUR', 'fr')).toBe('euro');
    expect(currencyName('USD', 'not a locale')).toMatch(/\S/);
  });

  it('is the code itself where there is no name for it', () => {
    expect(currencyName('XQQ', 'en')).toBe('XQQ');
    expect(currencyName('not a currency', 'en')).toBe('not a currency');
  });

  it('has no answer without a currency', () => {
    expect(currencyName(undefined, 'en')).toBeUndefined();
    expect(currencyName('', 'en')).toBeUndefined();
  });
});
