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

describe('shortId()', () => {
  it('shortId() returns the first group of a GUID', () => {
    expect(shortId('8d3c5f2a-1b64-4e7d-9a20-6f51c7e8b903')).toBe('8d3c5f2a');
  });
});

describe('siteName()', () => {
  it('siteName() prefers the display name to the address', () => {
    expect(siteName({ siteDisplayName: 'Bakery', url: 'https://bakery.example' })).toBe('Bakery');
    expect(siteName({ siteDisplayName: '', url: 'https://bakery.example' })).toBe('bakery.example');
  });

  it('siteName() returns undefined for a site without a name and an address', () => {
    expect(siteName({})).toBeUndefined();
    expect(siteName({ siteDisplayName: '', url: '' })).toBeUndefined();
  });
});

describe('siteAddress()', () => {
  it('siteAddress() omits the scheme and a trailing slash', () => {
    expect(siteAddress('https://www.bakery.example/')).toBe('www.bakery.example');
    expect(siteAddress('http://owner.wixsite.example/my-site')).toBe(
      'owner.wixsite.example/my-site',
    );
  });

  it('siteAddress() returns undefined for an unpublished site', () => {
    expect(siteAddress(null)).toBeUndefined();
    expect(siteAddress('')).toBeUndefined();
  });
});

describe('formatDate()', () => {
  it('formatDate() formats a `Date` or its ISO text for the locale', () => {
    expect(formatDate(noon, 'en')).toBe('March 10, 2025');
    expect(formatDate(noon.toISOString(), 'de')).toBe('10. März 2025');
    expect(formatDate(noon, 'de_DE')).toBe('10. März 2025');
  });

  it('formatDate() accepts an invalid or missing locale', () => {
    expect(formatDate(noon, 'not a locale')).toContain('2025');
    expect(formatDate(noon, undefined)).toContain('2025');
  });

  it('formatDate() returns undefined without a valid date', () => {
    expect(formatDate(null, 'en')).toBeUndefined();
    expect(formatDate('', 'en')).toBeUndefined();
    expect(formatDate('soon', 'en')).toBeUndefined();
  });
});

describe('formatTime()', () => {
  it('formatTime() formats a time for the locale', () => {
    expect(formatTime(noon, 'en')).toMatch(/^\d{1,2}:\d\d:00\s[AP]M$/);
    expect(formatTime(noon, 'de')).toMatch(/^\d\d:\d\d:00$/);
  });
});

describe('languageTag()', () => {
  it.each([
    ['he_IL', 'he-IL'],
    ['zh_Hant_TW', 'zh-Hant-TW'],
    ['en-gb', 'en-GB'],
    ['fr', 'fr'],
    ['not a locale', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('languageTag(%j) returns %j', (locale, tag) => {
    expect(languageTag(locale)).toBe(tag);
  });
});

describe('languageName()', () => {
  it('languageName() names a language in that language', () => {
    expect(languageName('de')).toBe('Deutsch');
    expect(languageName('fr')).toBe('français');
    expect(languageName('he_IL')).toBe('עברית (ישראל)');
  });

  it('languageName() returns the tag itself if the browser refuses to name it', () => {
    vi.spyOn(Intl.DisplayNames.prototype, 'of').mockImplementation((code) => {
      throw new RangeError(code);
    });
    expect(languageName('de_DE-u-co-phonebk')).toBe('de-DE-u-co-phonebk');
  });

  it('languageName() returns undefined without a language', () => {
    expect(languageName(undefined)).toBeUndefined();
    expect(languageName('not a locale')).toBeUndefined();
  });
});

describe('currencyName()', () => {
  it('currencyName() names a currency in the language of the site', () => {
    expect(currencyName('EUR', 'en')).toBe('Euro');
    expect(currencyName('EUR', 'fr')).toBe('euro');
    expect(currencyName('USD', 'not a locale')).toMatch(/\S/);
  });

  it('currencyName() returns the code itself if the currency has no name', () => {
    expect(currencyName('XQQ', 'en')).toBe('XQQ');
    expect(currencyName('not a currency', 'en')).toBe('not a currency');
  });

  it('currencyName() returns undefined without a currency', () => {
    expect(currencyName(undefined, 'en')).toBeUndefined();
    expect(currencyName('', 'en')).toBeUndefined();
  });
});
