import { createClient } from '@wix/sdk';
import { stringify } from 'devalue';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebMethodError } from '../error.js';
import { stub } from './stub.js';

// The file that is loaded on demand is gone, as after another deployment of the app.
vi.mock('./lazy.js', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});

const fetchMock = vi.fn<typeof fetch>();
createClient({ auth: { getAuthHeaders: async () => ({ headers: {} }) } }).enableContext('global');
beforeEach(() => {
  vi.stubGlobal('fetch', fetchMock);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const call = stub('/api/web-methods/backend/demo/echo');
const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('The call should have failed.'),
    (error: unknown) => error,
  );

describe('a client without its lazy-loaded file', () => {
  test('a call with plain JSON data works without the lazy-loaded file', async () => {
    fetchMock.mockResolvedValue(Response.json({ a: 1 }));
    expect(await call({ list: [1, 'a', null, { b: true }], c: undefined })).toEqual({ a: 1 });
  });

  test.each([
    [409, { code: 'SOLD_OUT', message: 'No seats.', details: { seats: 0 }, requestId: 'id' }],
    [500, { code: 'INTERNAL', message: 'The server failed.', requestId: 'id' }],
    [401, { code: 'UNAUTHENTICATED', message: 'The call has no access token.' }],
  ])(
    'a call without the lazy-loaded file throws the server’s error with status %i',
    async (status, error) => {
      fetchMock.mockResolvedValue(Response.json({ error }, { status }));
      const thrown = await errorOf(call());
      expect(thrown).toBeInstanceOf(WebMethodError);
      expect(thrown).toMatchObject({ ...error, status });
    },
  );

  test('a call throws a WebMethodError with the response status if it cannot load the result decoder', async () => {
    const headers = { 'content-type': 'application/devalue+json' };
    fetchMock.mockResolvedValue(new Response(stringify(new Date(0)), { headers }));
    const thrown = await errorOf(call());
    expect(thrown).toBeInstanceOf(WebMethodError);
    expect(thrown).toMatchObject({ code: 'INTERNAL', status: 200, cause: expect.any(Error) });
  });

  test('a call throws a WebMethodError and sends nothing if its arguments need the missing file', async () => {
    fetchMock.mockClear();
    const thrown = await errorOf(call(new Date(0)));
    expect(thrown).toBeInstanceOf(WebMethodError);
    expect(thrown).toMatchObject({ code: 'NETWORK', status: 0 });
    expect(fetchMock).not.toHaveBeenCalled();
  });
});
