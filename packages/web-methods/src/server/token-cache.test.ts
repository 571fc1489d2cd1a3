import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Pending } from './pending.js';
import { CallTokens, dropAppToken, dropCallerToken, forgetTokens } from './token-cache.js';

const HOUR_S = 3600;

/** What Wix answers, by the number of the grant. */
const grant = vi.fn(async () => Response.json({ access_token: nextToken(), expires_in: HOUR_S }));
let granted = 0;

function nextToken(): string {
  granted += 1;
  return `token ${granted}`;
}

/** The tokens of another call of the same app. */
function call(): CallTokens {
  return new CallTokens({ clientId: 'app', clientSecret: 'secret' }, new Pending());
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.stubGlobal('fetch', grant);
  forgetTokens();
  grant.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('CallTokens requests the app’s token for one instance with the app’s secret', async () => {
  await call().ofApp('one');
  expect(grant).toHaveBeenCalledExactlyOnceWith(
    'https://www.wixapis.com/oauth2/token',
    expect.objectContaining({
      body: '{"grant_type":"client_credentials","client_id":"app","client_secret":"secret","instance_id":"one"}',
    }),
  );
});

describe.each([
  ['app’s', (key: string) => call().ofApp(key), 0.9 * HOUR_S],
  ['caller’s', (key: string) => call().ofCaller(key), 0.9 * 60],
])('the %s token', (whose, ask, seconds) => {
  test(`the ${whose} token is cached per key until 90% of its lifetime has passed`, async () => {
    const first = await ask('one');
    expect(await ask('two')).not.toBe(first);
    vi.setSystemTime(Date.now() + seconds * 1000 - 1);
    expect(await ask('one')).toBe(first);
    vi.setSystemTime(Date.now() + 1);
    expect(await ask('one')).not.toBe(first);
  });

  test(`the ${whose} token is requested once for simultaneous calls`, async () => {
    const tokens = await Promise.all(Array.from({ length: 200 }, () => ask('one')));
    expect(new Set(tokens).size).toBe(1);
    expect(grant).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['responds with 403', () => Response.json({}, { status: 403 }), 403],
    ['responds with 503', () => Response.json({}, { status: 503 }), 503],
    ['grants no token', () => Response.json({ expires_in: 1 }), undefined],
    ['responds with HTML', () => new Response('<h1>'), undefined],
    ['cannot be reached', () => Promise.reject(new Error('reset')), undefined],
  ])(`the ${whose} token is not cached if Wix %s`, async (__, answer, grantStatus) => {
    grant.mockImplementationOnce(async () => answer());
    await expect(ask('one')).rejects.toMatchObject({ name: 'GrantError', grantStatus });
    expect(await ask('one')).toMatch('token');
  });

  test(`the ${whose} token is removed by forgetTokens()`, async () => {
    const first = await ask('one');
    forgetTokens();
    expect(await ask('one')).not.toBe(first);
  });
});

test('dropAppToken() removes a cached token and discards a pending one', async () => {
  const first = await call().ofApp('one');
  dropAppToken('one', 'another');
  expect(await call().ofApp('one')).toBe(first);
  dropAppToken('one', first);
  const second = call().ofApp('one');
  dropAppToken('one');
  expect(await second).not.toBe(first);
  expect(await call().ofApp('one')).not.toBe(await second);
});

test('dropCallerToken() removes a cached token only if it is the given one', async () => {
  const first = await call().ofCaller('caller');
  dropCallerToken('caller', 'another');
  expect(await call().ofCaller('caller')).toBe(first);
  dropCallerToken('caller', first);
  expect(await call().ofCaller('caller')).not.toBe(first);
});
