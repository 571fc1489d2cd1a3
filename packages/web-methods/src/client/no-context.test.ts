import { expect, test, vi } from 'vitest';
import { WebMethodError } from '../error.js';
import { stub } from './stub.js';

const call = stub('/api/web-methods/backend/demo/echo');

const refused = {
  name: 'WebMethodError',
  code: 'NO_CONTEXT',
  status: 0,
  message: expect.stringMatching(/no Wix SDK context.*not sent.*vi\.mock\(\)/),
};

test('a call without a Wix SDK context throws NO_CONTEXT and explains the fix', async () => {
  const thrown: unknown = await call().catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(WebMethodError);
  expect(thrown).toMatchObject(refused);
});

test('a call with an auto-mocked SDK throws NO_CONTEXT and explains the fix', async () => {
  vi.resetModules();
  vi.doMock('@wix/essentials', () => ({ httpClient: { fetchWithAuth: vi.fn() } }));
  const { stub: stubOnMock } = await import('./stub.js');
  await expect(stubOnMock('/api/web-methods/a/b')()).rejects.toMatchObject(refused);
});
