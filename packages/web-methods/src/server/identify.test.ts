import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { identify } from './identify.js';

const CLIENT_ID = 'app';

/** Wix's token-info, as the tests want it answered. */
const tokenInfo = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.stubGlobal('fetch', tokenInfo);
});
afterEach(() => {
  vi.unstubAllGlobals();
  tokenInfo.mockReset();
});

const inSeconds = (seconds: number) => Date.now() / 1000 + seconds;

const valid = {
  active: true,
  subjectType: 'VISITOR',
  subjectId: 'subject',
  siteId: 'site',
  instanceId: 'instance',
  clientId: CLIENT_ID,
  exp: inSeconds(600),
};

test('identify() returns the caller of a valid token and the token’s expiry', async () => {
  tokenInfo.mockResolvedValue(Response.json(valid));
  expect(await identify('token', CLIENT_ID)).toEqual({
    caller: {
      subjectType: 'VISITOR',
      subjectId: 'subject',
      siteId: 'site',
      instanceId: 'instance',
    },
    expires: valid.exp * 1000,
  });
  const [url, init] = tokenInfo.mock.calls[0] ?? [];
  expect(url).toBe('https://www.wixapis.com/oauth2/token-info');
  expect(init?.body).toBe('{"token":"token"}');
});

test('identify() returns the subject type UNKNOWN for a type that it does not recognize', async () => {
  tokenInfo.mockResolvedValue(Response.json({ ...valid, subjectType: 'ROBOT' }));
  expect(await identify('token', CLIENT_ID)).toMatchObject({
    caller: { subjectType: 'UNKNOWN' },
  });
});

describe('the error UNAUTHENTICATED', () => {
  test.each<[string, object]>([
    ['an inactive token', { ...valid, active: false }],
    ['an expired token that Wix calls active', { ...valid, exp: inSeconds(-1) }],
    ['a token without an expiry', { ...valid, exp: undefined }],
    ['a token of another app', { ...valid, clientId: 'other' }],
    ['a token without an app', { ...valid, clientId: undefined }],
    ['a token without an instance', { ...valid, instanceId: undefined }],
    ['a token whose instance is not a string', { ...valid, instanceId: 1 }],
  ])('identify() throws UNAUTHENTICATED for %s', async (_, info) => {
    tokenInfo.mockResolvedValue(Response.json(info));
    await expect(identify('token', CLIENT_ID)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      status: 401,
    });
  });

  test.each([400, 401, 403, 404])(
    'identify() throws UNAUTHENTICATED if Wix responds to the token with %i',
    async (status) => {
      tokenInfo.mockResolvedValue(Response.json({ message: 'bad token' }, { status }));
      await expect(identify('token', CLIENT_ID)).rejects.toMatchObject({ status: 401 });
    },
  );
});

test('identify() throws UNAUTHENTICATED if Wix rejects the token with a response that is not JSON', async () => {
  tokenInfo.mockResolvedValue(new Response('Bad request', { status: 400 }));
  await expect(identify('token', CLIENT_ID)).rejects.toMatchObject({ status: 401 });
});

describe('the error UPSTREAM', () => {
  test.each<[string, () => Promise<Response>]>([
    ['responds with 500', async () => Response.json({}, { status: 500 })],
    ['responds with 429', async () => Response.json({}, { status: 429 })],
    ['responds with HTML', async () => new Response('<html>')],
    ['responds with null', async () => Response.json(null)],
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
  ])('identify() throws UPSTREAM if Wix %s', async (_, answer) => {
    tokenInfo.mockImplementation(answer);
    await expect(identify('token', CLIENT_ID)).rejects.toMatchObject({
      code: 'UPSTREAM',
      status: 502,
      cause: expect.any(Error),
    });
  });
});

test('identify() throws TIMEOUT if Wix does not respond in time', async () => {
  tokenInfo.mockRejectedValue(new DOMException('slow', 'TimeoutError'));
  await expect(identify('token', CLIENT_ID)).rejects.toMatchObject({
    code: 'TIMEOUT',
    status: 504,
  });
});
