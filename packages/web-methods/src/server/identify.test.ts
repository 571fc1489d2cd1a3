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

test('a valid token tells its caller', async () => {
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

test('a subject that nobody knows yet is UNKNOWN', async () => {
  tokenInfo.mockResolvedValue(Response.json({ ...valid, subjectType: 'ROBOT' }));
  expect(await identify('token', CLIENT_ID)).toMatchObject({
    caller: { subjectType: 'UNKNOWN' },
  });
});

describe('UNAUTHENTICATED', () => {
  test.each<[string, object]>([
    ['inactive', { ...valid, active: false }],
    ['expired, though Wix calls it active', { ...valid, exp: inSeconds(-1) }],
    ['without an expiry', { ...valid, exp: undefined }],
    ['of another app', { ...valid, clientId: 'other' }],
    ['of no app', { ...valid, clientId: undefined }],
    ['of no instance', { ...valid, instanceId: undefined }],
    ['of an instance that is no text', { ...valid, instanceId: 1 }],
  ])('for a token that is %s', async (_, info) => {
    tokenInfo.mockResolvedValue(Response.json(info));
    await expect(identify('token', CLIENT_ID)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      status: 401,
    });
  });

  test.each([400, 401, 403, 404])('for a token that Wix answers with %i', async (status) => {
    tokenInfo.mockResolvedValue(Response.json({ message: 'bad token' }, { status }));
    await expect(identify('token', CLIENT_ID)).rejects.toMatchObject({ status: 401 });
  });
});

test('UNAUTHENTICATED for a refusal that is no JSON', async () => {
  tokenInfo.mockResolvedValue(new Response('Bad request', { status: 400 }));
  await expect(identify('token', CLIENT_ID)).rejects.toMatchObject({ status: 401 });
});

describe('UPSTREAM', () => {
  test.each<[string, () => Promise<Response>]>([
    ['answers 500', async () => Response.json({}, { status: 500 })],
    ['answers 429', async () => Response.json({}, { status: 429 })],
    ['answers no JSON', async () => new Response('<html>')],
    ['answers no object', async () => Response.json(null)],
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
  ])('when Wix %s', async (_, answer) => {
    tokenInfo.mockImplementation(answer);
    await expect(identify('token', CLIENT_ID)).rejects.toMatchObject({
      code: 'UPSTREAM',
      status: 502,
      cause: expect.any(Error),
    });
  });
});

test('TIMEOUT when Wix does not answer in time', async () => {
  tokenInfo.mockRejectedValue(new DOMException('slow', 'TimeoutError'));
  await expect(identify('token', CLIENT_ID)).rejects.toMatchObject({
    code: 'TIMEOUT',
    status: 504,
  });
});
