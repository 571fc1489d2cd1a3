import { expect, test } from 'vitest';
import { maskedUrl, maskValues } from './values.js';

const SECRET = 'live "Key"/+ü123';
const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each([
  ['as it is', SECRET, ''],
  ['in JSON', JSON.stringify(SECRET), '""'],
  ['percent-encoded', encodeURIComponent(SECRET), ''],
  ['percent-encoded in small letters', 'live%20%22Key%22%2f%2b%c3%bc123', ''],
  ['in a form', 'live+%22Key%22%2F%2B%C3%BC123', ''],
  ['in base64', base64(SECRET), ''],
  ['in base64 for URLs', Buffer.from(SECRET).toString('base64url'), ''],
])('maskValues() masks a value that is written %s', (_, written, rest) => {
  const masked = maskValues(`before ${written} after`, [SECRET]);
  expect(masked.replace('[redacted]', '')).toMatch(
    // The last character of base64 also depends on what follows.
    new RegExp(`^before ${rest.slice(1)}[\\w=]{0,3}${rest.slice(1)} after$`),
  );
});

test.each(['a:', 'ab:', 'abc:', ''])('maskValues() masks a value after "%s" in base64', (user) => {
  const text = base64(`${user}${SECRET}:end`);
  const masked = maskValues(text, [SECRET]);
  expect(masked).toContain('[redacted]');
  expect(Buffer.from(masked.split('[redacted]')[0] ?? '', 'base64').length).toBeLessThanOrEqual(5);
});

test('maskValues() searches no short value in base64, and accepts any text', () => {
  expect(maskValues(base64('abcd'), ['abcd'])).toBe(base64('abcd'));
  expect(maskValues('a \ud800 secret b', ['\ud800 secret'])).toBe('a [redacted] b');
});

test.each([SECRET, encodeURIComponent(SECRET), encodeURIComponent(base64(SECRET))])(
  'maskedUrl() masks a value in the path: %s',
  (part) => {
    expect(maskedUrl(`https://api.example.com/bot${part}/send?a=b`, [SECRET])).toMatch(
      /^https:\/\/api\.example\.com\/bot\[redacted\](\w{1,2}(%3D)+)?\/send$/,
    );
  },
);

test('maskedUrl() leaves the host as it is', () => {
  expect(maskedUrl('https://api.example.com/api', ['example', 'other'])).toBe(
    'https://api.example.com/api',
  );
});
