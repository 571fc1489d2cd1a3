import { expect, test } from 'vitest';
import type { Call, WixRequest } from '../client/api.js';
import { countRefused } from './count-refused.js';

const request = (tag: WixRequest['tag']): WixRequest => ({
  id: 'r',
  time: '2026-01-01T00:00:00.000Z',
  method: 'GET',
  url: 'https://www.wixapis.com/x',
  status: 501,
  durationMs: 1,
  tag,
});
const call = (...tags: WixRequest['tag'][]): Call => ({
  id: 'c',
  time: '2026-01-01T00:00:00.000Z',
  kind: 'web-method',
  method: 'backend/a/b',
  status: 200,
  durationMs: 1,
  requests: tags.map(request),
});

test('countRefused() counts the requests of all calls that the emulator refused', () => {
  expect(countRefused([])).toBe(0);
  expect(countRefused([call('refused', 'emulated'), call(), call('partial', 'refused')])).toBe(2);
});
