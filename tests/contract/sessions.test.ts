import { expect, test } from 'vitest';
import { type CallerKey, callers, type InstanceKey } from 'wix-emulator';
import { errorBody, startRuntime } from './runtime.js';

const id = 'backend/methods/anyone';
const unauthenticated = { status: 401, body: errorBody('UNAUTHENTICATED') };

const runtime = startRuntime();

/** The session cookie of headless sites, as Wix's own packages write it. */
function cookie(as: CallerKey, instance?: InstanceKey): string {
  return written({
    clientId: runtime.app.emulator.env.WIX_CLIENT_ID,
    tokens: {
      accessToken: {
        value: runtime.app.token(as, instance),
        expiresAt: Date.now() / 1000 + 3600,
      },
      refreshToken: { value: 'refresh', role: 'visitor' },
    },
  });
}

function written(session: unknown): string {
  return `wixSession=${encodeURIComponent(JSON.stringify(session))}`;
}

function call(headers: Record<string, string>, method = id) {
  return runtime.app.call(method, { as: null, init: { headers } });
}

test('a session cookie counts for a call from a page of the same origin', async () => {
  const answer = await call({ cookie: cookie('member'), 'sec-fetch-site': 'same-origin' });
  const { instanceId } = runtime.app.emulator.instances.premium.instance;
  const { subjectId } = callers.member.claims;
  expect(answer).toMatchObject({ status: 200, body: { subjectId, instanceId } });
});

test('a session cookie counts for the server’s own Origin if the browser sends no Sec-Fetch-Site', async () => {
  const answer = await call({ cookie: cookie('member'), origin: runtime.app.url });
  expect(answer.status).toBe(200);
});

test('a session cookie gives the permissions of its subject', async () => {
  const headers = { cookie: cookie('visitor'), 'sec-fetch-site': 'same-origin' };
  const answer = await call(headers, 'backend/methods/member');
  expect(answer).toMatchObject({ status: 403, body: errorBody('FORBIDDEN') });
});

test('an elevated request of a call with a session cookie acts on the site’s own instance', async () => {
  const headers = { cookie: cookie('visitor'), 'sec-fetch-site': 'same-origin' };
  const answer = await call(headers, 'backend/methods/elevatedInstanceId');
  const { instanceId } = runtime.app.emulator.instances.premium.instance;
  expect(answer).toMatchObject({ status: 200, body: instanceId });
});

test.each<[string, Record<string, string>]>([
  ['from another site', { 'sec-fetch-site': 'cross-site' }],
  ['from a sibling of the same site', { 'sec-fetch-site': 'same-site' }],
  ['from no page', { 'sec-fetch-site': 'none' }],
  ['from another Origin', { origin: 'https://a-customer.example' }],
  ['from an opaque Origin', { origin: 'null' }],
  ['without Origin and Sec-Fetch-Site', {}],
])('a session cookie does not count for a call %s', async (_, headers) => {
  const answer = await call({ cookie: cookie('owner'), ...headers });
  expect(answer).toMatchObject(unauthenticated);
  expect(runtime.app.callsToWix()).toEqual([]);
});

test('a session cookie does not count for a call from another site that claims the server’s Origin', async () => {
  const { url } = runtime.app;
  const headers = { origin: url, 'sec-fetch-site': 'cross-site' };
  expect(await call({ cookie: cookie('owner'), ...headers })).toMatchObject(unauthenticated);
});

test('a session cookie does not count for an instance other than the site’s own', async () => {
  const headers = { cookie: cookie('owner', 'free'), 'sec-fetch-site': 'same-origin' };
  expect(await call(headers)).toMatchObject(unauthenticated);
});

test('a token in the header takes precedence over a session cookie', async () => {
  const headers = { cookie: cookie('owner'), 'sec-fetch-site': 'same-origin' };
  const token = runtime.app.token('visitor', 'free');
  const answer = await runtime.app.call(id, { token, init: { headers } });
  expect(answer).toMatchObject({ status: 200, body: { subjectType: 'VISITOR' } });
});

test.each<[string, unknown]>([
  ['without tokens', { clientId: 'x' }],
  ['with no access token', { tokens: { accessToken: {} } }],
  ['with a token that is not text', { tokens: { accessToken: { value: 1 } } }],
  ['that is null', null],
  ['that is text', 'text'],
  ['with a token that Wix never issued', { tokens: { accessToken: { value: 'x' } } }],
])('a session cookie %s does not count', async (_, session) => {
  const headers = { cookie: written(session), 'sec-fetch-site': 'same-origin' };
  expect(await call(headers)).toMatchObject(unauthenticated);
});

test.each(['wixSession=', 'wixSession=%', 'wixSession=%7B', 'wixSession=[', 'wixSession'])(
  'the malformed session cookie "%s" does not count',
  async (text) => {
    const headers = { cookie: text, 'sec-fetch-site': 'same-origin' };
    expect(await call(headers)).toMatchObject(unauthenticated);
  },
);
