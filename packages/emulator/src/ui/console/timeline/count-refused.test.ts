import { expect, test } from 'vitest';
import type { Call, HostCall, WixRequest } from '../client/api.js';
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

const hostCall = (outcome: HostCall['outcome']): HostCall => ({
  id: 'h',
  time: '2026-01-01T00:00:00.000Z',
  surface: 'dashboard page Orders',
  call: 'dashboard.installApp()',
  outcome,
  note: '',
});

test('countRefused() counts the refused requests of calls and of surfaces, and refused calls of hosts', () => {
  expect(countRefused([])).toBe(0);
  const calls = [call('refused', 'emulated'), call(), call('partial', 'refused')];
  expect(countRefused(calls)).toBe(2);
  expect(countRefused(calls, [request('emulated'), request('refused')])).toBe(3);
  expect(countRefused([], [], [hostCall('emulated'), hostCall('refused')])).toBe(1);
});
