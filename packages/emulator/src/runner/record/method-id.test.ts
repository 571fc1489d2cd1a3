import { expect, test } from 'vitest';
import { createEmulator } from '../../emulator.js';
import { readMethodId } from './method-id.js';

test.each([
  ['/api/web-methods/backend/instance/getInstance', 'backend/instance/getInstance'],
  ['/api/web-methods/backend/instance/getInstance?token=secret', 'backend/instance/getInstance'],
  ['/api/web-methods/backend%2Finstance/caf%C3%A9', 'backend/instance/café'],
  ['/api/web-methods/backend/%E0%A4%A', 'backend/%E0%A4%A'],
])('readMethodId() maps the URL %s to the id %s', (url, id) => {
  expect(readMethodId(url)).toBe(id);
});

test.each([
  '',
  '/',
  '/api/web-methods',
  '/api/web-methods/',
  '/api/web-methods/?a',
  '/x/api/web-methods/a',
])('readMethodId() returns `undefined` for the URL "%s"', (url) => {
  expect(readMethodId(url)).toBeUndefined();
});

test('readMethodId() cuts a long id and redacts a token', () => {
  expect(readMethodId(`/api/web-methods/${'x'.repeat(9999)}`)).toBe(`${'x'.repeat(200)}…`);
  const token = createEmulator({ appId: 'app' }).mintToken({ subjectType: 'VISITOR' });
  expect(readMethodId(`/api/web-methods/${token}`)).toBe('[redacted]');
});
