import { describe, expect, it, test } from 'vitest';
import { chooseTexts } from '../../../src/shared/texts/choose-texts';
import * as en from '../../../src/shared/texts/en';
import * as he from '../../../src/shared/texts/he';

describe('chooseTexts()', () => {
  const translations = { en: 'Hello', he: 'שלום' };
  const english = { texts: 'Hello', lang: 'en', dir: 'ltr' };
  const hebrew = { texts: 'שלום', lang: 'he', dir: 'rtl' };

  it.each(['he', 'he-IL', 'HE', 'he_IL', 'iw', 'iw-IL'])(
    'chooseTexts() returns the Hebrew texts for "%s"',
    (language) => {
      expect(chooseTexts(translations, language)).toEqual(hebrew);
    },
  );

  it.each(['en', 'en-GB', 'fr', 'hello', 'the', '', undefined])(
    'chooseTexts() returns the English texts for "%s"',
    (language) => {
      expect(chooseTexts(translations, language)).toEqual(english);
    },
  );
});

/** A text, and what it says of one thing, or of one of something, if it is a function. */
interface Text {
  path: string;
  kind: string;
  said: string;
}

/** Every text of a language, by where it is: `dashboard.site.name`. */
function textsIn(value: unknown, path = ''): Text[] {
  const kind = typeof value;
  if (typeof value === 'string') return [{ path, kind, said: value }];
  if (typeof value === 'function') return [{ path, kind, said: String(value(1)) }];
  return Object.entries(value ?? {}).flatMap(([key, inner]) =>
    textsIn(inner, path ? `${path}.${key}` : key),
  );
}

const english = textsIn({ ...en });
const hebrew = new Map(textsIn({ ...he }).map((text) => [text.path, text]));

/** What is the same in both languages: no words. */
const WORDLESS = ['widget.unknown'];

describe('the Hebrew texts', () => {
  it('the Hebrew texts have the same keys as the English texts', () => {
    expect([...hebrew.keys()].sort()).toEqual(english.map(({ path }) => path).sort());
    expect(english.length).toBeGreaterThan(80);
  });

  it.each(english)('the text $path has a Hebrew translation', ({ path, kind, said }) => {
    expect(said).toMatch(/\S/);
    expect(said).not.toMatch(/[\u0590-\u05ff]|undefined/);
    const translation = hebrew.get(path);
    expect(translation?.kind).toBe(kind);
    if (WORDLESS.includes(path)) return;
    expect(translation?.said).toMatch(/[\u0590-\u05ff]/);
    expect(translation?.said).not.toMatch(/undefined/);
  });
});

test.each([
  [1, 'Last day of the trial', 'היום האחרון של תקופת הניסיון'],
  [2, '2 trial days left', 'נותרו יומיים לניסיון'],
  [10, '10 trial days left', 'נותרו 10 ימים לניסיון'],
])(
  'daysLeft(%i) returns "%s" in English, and its translation in Hebrew',
  (days, inEnglish, inHebrew) => {
    expect(en.widget.daysLeft(days)).toBe(inEnglish);
    expect(he.widget.daysLeft(days)).toBe(inHebrew);
  },
);

test('madeWith() uses the name "Instance Status" if Wix does not name the app', () => {
  for (const surface of [en.widget, en.badge, he.widget, he.badge]) {
    expect(surface.madeWith(undefined)).toContain('Instance Status');
    expect(surface.madeWith('')).toContain('Instance Status');
    expect(surface.madeWith('Another App')).toContain('Another App');
  }
});

test('the Hebrew texts isolate parts that run from left to right', () => {
  expect(he.common.requestId('r-1')).toContain('\u2068r-1\u2069');
  expect(he.widget.madeWith('App (beta)')).toContain('\u2068App (beta)\u2069');
  expect(he.badge.madeWith('App (beta)')).toContain('\u2068App (beta)\u2069');
});
