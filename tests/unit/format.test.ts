import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatTime,
  languageName,
  shortId,
  siteAddress,
  siteName,
} from '../../src/shared/format';

// Noon, which is on the same day in nearly every time zone.
const noon = new Date('2025-03-10T12:00:00.000Z');

describe('shortId', () => {
  it('keeps the first group of a GUID', () => {
    expect(shortId('8d3c5f2a-1b64-4e7d-9a20-6f51c7e8b903')).toBe('8d3c5f2a');
  });
});

describe('siteName', () => {
  it('prefers the display name to the address', () => {
    expect(siteName({ siteDisplayName: 'Bakery', url: 'https://bakery.example' })).toBe('Bakery');
    expect(siteName({ siteDisplayName: '', url: 'https://bakery.example' })).toBe('bakery.example');
    expect(siteName({})).toBe('Untitled site');
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

describe('languageName', () => {
  it('names a language in that language', () => {
    expect(languageName('de')).toBe('Deutsch');
    expect(languageName('fr')).toBe('français');
  });

  it('has no answer without a language', () => {
    expect(languageName(undefined)).toBeUndefined();
    expect(languageName('not a locale')).toBeUndefined();
  });
});
