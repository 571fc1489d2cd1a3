import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Emulator, type RunningServer, startPreview } from 'wix-emulator';
import { createAppEmulator, HOST_ROOT } from '../support/start-app.js';

let emulator: Emulator;
let app: RunningServer;

beforeAll(async () => {
  emulator = await createAppEmulator(HOST_ROOT);
  app = await startPreview({
    root: HOST_ROOT,
    emulator,
    port: 0,
    env: { FEE_NAME: 'Packing', WIX_CLIENT_ID: 'another', WIX_CLIENT_SECRET: 'another' },
  });
});
afterAll(() => app?.close());
beforeEach(() => emulator.reset());

const path = '/v1/calculate-additional-fees';
const request = { lineItems: [{ id: 'item', quantity: 1, price: '10' }] };

test.each(['free', 'multilingual'] as const)(
  'the handler of a service plugin and its elevated calls run for the %s instance',
  async (key) => {
    const { status, contentType, body } = await emulator.callServicePlugin({
      instance: key,
      path,
      request,
    });
    expect({ status, contentType }).toEqual({ status: 200, contentType: 'application/json' });
    const { instance, site } = emulator.instances[key];
    const { subjectId } = emulator.callers.visitor.claims;
    const identity = `{"identityType":"ANONYMOUS_VISITOR","anonymousVisitorId":"${subjectId}"}`;
    const { instanceId } = instance;
    expect(JSON.parse(body)).toEqual({
      // The first word is a variable of the app's own.
      additionalFees: [
        {
          code: 'item',
          name: `Packing ${instanceId} ${instanceId} ${site.locale} ${identity}`,
          price: '10',
        },
      ],
      currency: site.paymentCurrency,
    });
  },
);

test('the timeline shows the call of a service plugin with its requests to Wix, and without a token', async () => {
  await emulator.callServicePlugin({ instance: 'free', path, request });
  await expect
    .poll(() => emulator.calls)
    .toMatchObject([
      {
        kind: 'service-plugin',
        method: expect.stringMatching(/^POST \/_wix\/extensions\/service-plugins\/.*-fees$/),
        status: 200,
        requestBody: '[redacted]',
        responseBody: expect.stringContaining('"additionalFees"'),
        requests: [{ operation: 'client-credentials' }, { operation: 'get-app-instance' }],
      },
    ]);
});

test.each([
  ['its handler throws', { path, request: { shippingAddress: { country: 'XX' } } }],
  ['the plugin has no such method', { path: '/v1/nothing' }],
])('the call of a service plugin gets 500 if %s', async (_, call) => {
  const answer = await emulator.callServicePlugin({ instance: 'free', ...call });
  expect(answer).toMatchObject({ status: 500, body: 'Internal Server Error' });
});

test('the call of a service plugin gets 500 if Wix fails', async () => {
  emulator.faults.add({ kind: 'status', status: 503, operation: 'get-app-instance' });
  const { status } = await emulator.callServicePlugin({ instance: 'free', path, request });
  expect(status).toBe(500);
});

test('the app’s pages get the app’s own variables and the emulator’s credentials', async () => {
  const answer = await fetch(`${app.url}/api/env`);
  expect(await answer.json()).toEqual({
    getSecret: 'Packing',
    process: 'Packing',
    clientId: emulator.env.WIX_CLIENT_ID,
    home: null,
  });
});
