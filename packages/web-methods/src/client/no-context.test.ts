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

test('without a Wix SDK context, a call says so and what to do', async () => {
  const thrown: unknown = await call().catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(WebMethodError);
  expect(thrown).toMatchObject(refused);
});

test('with an automatic mock of the SDK, a call says the same', async () => {
  vi.resetModules();
  vi.doMock('@wix/essentials', () => ({ httpClient: { fetchWithAuth: vi.fn() } }));
  const { stub: stubOnMock } = await import('./stub.js');
  await expect(stubOnMock('/api/web-methods/a/b')()).rejects.toMatchObject(refused);
});
