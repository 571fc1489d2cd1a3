import { expect, test } from 'vitest';
import {
  formatDuration,
  formatOffset,
  formatStatus,
  plural,
  prettyJson,
  toneOf,
} from './format.js';

test.each([
  [0.04, '0 ms'],
  [1.26, '1.3 ms'],
  [12.4, '12 ms'],
  [1234.5, '1.23 s'],
])('formatDuration() formats %d ms as "%s"', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test.each([
  [0, 'real time'],
  [-3, 'real time'],
  [61, '+1 minute 1 second'],
  [-86_400, '−1 day'],
  [3_600, '+1 hour'],
  [1_209_600, '+14 days'],
  [90_061, '+1 day 1 hour'],
])('formatOffset() formats an offset of %d s as "%s"', (seconds, text) => {
  expect(formatOffset(seconds)).toBe(text);
});

test.each([
  [200, '200 OK', 'good'],
  [201, '201', 'good'],
  [403, '403 Forbidden', 'warn'],
  [503, '503 Unavailable', 'bad'],
  [0, 'No answer', 'bad'],
])('formatStatus() and toneOf() describe the status %d as "%s" and "%s"', (status, text, tone) => {
  expect(formatStatus(status)).toBe(text);
  expect(toneOf(status)).toBe(tone);
});

test('prettyJson() indents JSON and does not change other text', () => {
  expect(prettyJson('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(prettyJson('<html>')).toBe('<html>');
});

test('plural() returns a count with the right form of the noun', () => {
  expect([plural(1, 'call'), plural(2, 'call'), plural(0, 'match', 'matches')]).toEqual([
    '1 call',
    '2 calls',
    '0 matches',
  ]);
});
