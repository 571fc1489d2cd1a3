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

describe('without the file that is loaded on demand', () => {
  test('a result arrives, also with plain data as arguments', async () => {
    fetchMock.mockResolvedValue(Response.json({ a: 1 }));
    expect(await call({ list: [1, 'a', null, { b: true }], c: undefined })).toEqual({ a: 1 });
  });

  test.each([
    [409, { code: 'SOLD_OUT', message: 'No seats.', details: { seats: 0 }, requestId: 'id' }],
    [500, { code: 'INTERNAL', message: 'The server failed.', requestId: 'id' }],
    [401, { code: 'UNAUTHENTICATED', message: 'The call has no access token.' }],
  ])('an error with status %i arrives as the server sent it', async (status, error) => {
    fetchMock.mockResolvedValue(Response.json({ error }, { status }));
    const thrown = await errorOf(call());
    expect(thrown).toBeInstanceOf(WebMethodError);
    expect(thrown).toMatchObject({ ...error, status });
  });

  test('a result that cannot be decoded is a WebMethodError with the status of the answer', async () => {
    const headers = { 'content-type': 'application/devalue+json' };
    fetchMock.mockResolvedValue(new Response(stringify(new Date(0)), { headers }));
    const thrown = await errorOf(call());
    expect(thrown).toBeInstanceOf(WebMethodError);
    expect(thrown).toMatchObject({ code: 'INTERNAL', status: 200, cause: expect.any(Error) });
  });

  test('arguments that need the file are a WebMethodError, and nothing is sent', async () => {
    fetchMock.mockClear();
    const thrown = await errorOf(call(new Date(0)));
    expect(thrown).toBeInstanceOf(WebMethodError);
    expect(thrown).toMatchObject({ code: 'NETWORK', status: 0 });
    expect(fetchMock).not.toHaveBeenCalled();
  });
});
