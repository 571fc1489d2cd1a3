import { expect, test } from 'vitest';
import { usageOf } from './usage.js';

test.each([
  [1, '1 of 20 requests to Wix', 'quiet'],
  [16, '16 of 20 requests to Wix: near the limit', 'warn'],
  [20, '20 of 20 requests to Wix: at the limit', 'warn'],
  [21, '21 of 20 requests to Wix: over the limit', 'bad'],
])('usageOf() describes a count of %d as "%s", with the tone "%s"', (count, text, tone) => {
  expect(usageOf(count, 20)).toEqual({ text, tone });
});

test('usageOf() returns only the number of requests until the limit is known', () => {
  expect(usageOf(1, undefined)).toEqual({ text: '1 request to Wix', tone: 'quiet' });
});
