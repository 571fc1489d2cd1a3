import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { importSPKI, jwtVerify } from 'jose';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createHarness } from '../control-api/control.harness.js';
import { listen, type RunningServer } from '../runner/listen.js';
import { EmulatorError } from '../util/emulator-error.js';

const { ask, emulator } = createHarness();
const path = '/v1/calculate-additional-fees';
const pluginPath = '/_wix/extensions/service-plugins/a';

const manifest = {
  components: [
    {
      compId: 'fees',
      compType: 'ECOM_ADDITIONAL_FEES',
      compData: { fees: { deploymentUri: `http://_wix_server_url_placeholder_${pluginPath}` } },
    },
  ],
};

/** What the app has been sent last. */
let sent: { method?: string; url?: string; contentType?: string; body: string };
/** How the app answers. */
let answer: (response: ServerResponse) => unknown;
let app: RunningServer;
let detach: () => void;

beforeAll(async () => {
  app = await listen(
    async (request, response) => {
      const { method, url, headers } = request;
      if (method === 'GET') return response.end(JSON.stringify(manifest));
      const body = await text(request);
      sent = { method, url, contentType: headers['content-type'], body };
      return answer(response);
    },
    { port: 0, hostname: 'localhost' },
  );
  detach = emulator.attachApp({ url: app.url, methods: async () => [] });
});
afterAll(() => app.close());
afterEach(() => vi.useRealTimers());

async function claimsSent() {
  const pem = Buffer.from(emulator.env.WIX_CLIENT_PUBLIC_KEY, 'base64').toString();
  const { payload } = await jwtVerify(sent.body, await importSPKI(pem, 'RS256'), {
    algorithms: ['RS256'],
    issuer: 'wix.com',
    audience: emulator.env.WIX_CLIENT_ID,
    currentDate: new Date(emulator.clock.now()),
  });
  return payload;
}

test('callServicePlugin() posts a signed request with instance and site data, and returns the response', async () => {
  answer = (response) =>
    response
      .writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
      .end('{"additionalFees":[]}');
  emulator.clock.advance(24 * 60 * 60 * 1000);
  const request = { lineItems: [{ id: 'ü', quantity: 1 }] };
  const before = Math.floor(emulator.clock.now() / 1000);
  const answered = await emulator.callServicePlugin({ instance: 'multilingual', path, request });
  expect(answered).toEqual({
    status: 200,
    contentType: 'application/json',
    body: '{"additionalFees":[]}',
    durationMs: expect.any(Number),
  });
  expect(sent).toMatchObject({
    method: 'POST',
    url: `${pluginPath}${path}`,
    contentType: 'application/jwt',
  });
  const { instance, site } = emulator.instances.multilingual;
  const { iat, data } = await claimsSent();
  expect(iat).toBeGreaterThanOrEqual(before);
  expect(iat).toBeLessThanOrEqual(emulator.clock.now() / 1000);
  expect(data).toEqual({
    request,
    metadata: {
      requestId: expect.any(String),
      instanceId: instance.instanceId,
      appExtensionType: 'ECOM_ADDITIONAL_FEES',
      currency: site.paymentCurrency,
      languages: [site.locale],
      identity: {
        identityType: 'ANONYMOUS_VISITOR',
        anonymousVisitorId: emulator.callers.visitor.claims.subjectId,
      },
    },
  });
  emulator.reset();
});

test('`POST /emulator/service-plugins` passes the given currency, languages and identity to the app', async () => {
  answer = (response) => response.writeHead(500).end('Internal Server Error');
  const { instanceId } = emulator.instances.free.instance;
  const metadata = {
    currency: 'JPY',
    languages: ['ja', 'en'],
    identity: { identityType: 'MEMBER', memberId: 'm' },
  };
  const call = { instance: instanceId, path, type: 'ECOM_ADDITIONAL_FEES', metadata };
  expect(await ask('POST', '/service-plugins', call)).toMatchObject({
    status: 200,
    body: { status: 500, contentType: '', body: 'Internal Server Error' },
  });
  const { data } = await claimsSent();
  expect(data).toMatchObject({ request: {}, metadata: { ...metadata, instanceId } });
});

test.each([
  [{ instance: 'gold', path }, /^Unknown instance "gold". Use one of: free,/],
  [{ instance: 'free', path: 'v1/x' }, /^"path" must be that of a method, such as/],
  [{ instance: 'free', path: '/' }, /^"path" must be that of a method/],
  [{ instance: 'free', path: '/v1?x=1' }, /^"path" must be that of a method/],
  [{ instance: 'free', path, type: 'X' }, /^The app has no service plugin "X"; it has ECOM_/],
  [{ instance: 'free', path, request: [] }, /^"request" must be an object\.$/],
  [{ instance: 'free', path, metadata: { instanceId: 'x' } }, /^"metadata.instanceId" is not a/],
  [{ path }, /^"instance" is missing: it must be a string\.$/],
])('`POST /emulator/service-plugins` refuses %j and says why', async (call, error) => {
  expect(await ask('POST', '/service-plugins', call)).toMatchObject({
    status: 400,
    body: { error: expect.stringMatching(error) },
  });
});

test('callServicePlugin() contacts no other server, even if the path names one', async () => {
  answer = (response) => response.writeHead(302, { location: 'http://other.example/' }).end();
  const { status } = await emulator.callServicePlugin({
    instance: 'free',
    path: '//other.example',
  });
  expect(status).toBe(302);
  expect(sent.url).toBe(`${pluginPath}//other.example`);
});

test('callServicePlugin() fails after ten seconds without an answer and explains the likely cause', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const asked = new Promise<void>((resolve) => {
    answer = () => resolve();
  });
  const call = emulator.callServicePlugin({ instance: 'free', path });
  const failed = expect(call).rejects.toThrow(
    /^The app did not answer within 10 seconds\. In development, .* output of the development server/,
  );
  await asked;
  vi.advanceTimersByTime(10_000);
  await failed;
});

test.each([
  ['visitor', { identityType: 'ANONYMOUS_VISITOR', anonymousVisitorId: 'visitor' }],
  ['member', { identityType: 'MEMBER', memberId: 'member' }],
  ['owner', { identityType: 'WIX_USER', wixUserId: 'owner' }],
] as const)(
  'callServicePlugin() calls with the identity of the caller %s',
  async (as, identity) => {
    answer = (response) => response.end('{}');
    await emulator.callServicePlugin({ instance: 'free', path, as });
    const { subjectId } = emulator.callers[as].claims;
    const expected = Object.fromEntries(
      Object.entries(identity).map(([key, value]) => [key, value === as ? subjectId : value]),
    );
    expect((await claimsSent()).data).toMatchObject({ metadata: { identity: expected } });
  },
);

test('callServicePlugin() refuses an unknown caller and lists the known callers', async () => {
  await expect(
    emulator.callServicePlugin({ instance: 'free', path, as: 'nobody' }),
  ).rejects.toThrow(/^Unknown caller "nobody"\. Use one of: visitor, /);
});

test('callServicePlugin() requires a running app', async () => {
  detach();
  const call = emulator.callServicePlugin({ instance: 'free', path });
  await expect(call).rejects.toThrow(EmulatorError);
  await expect(call).rejects.toThrow(/^No app is running/);
  expect(await ask('POST', '/service-plugins', { instance: 'free', path })).toMatchObject({
    status: 503,
  });
});
