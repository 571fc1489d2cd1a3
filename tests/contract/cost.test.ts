import { expect, test } from 'vitest';
import { isOfMonitoring } from '../support/start-app.js';
import { read } from './read.js';
import { startRuntime } from './runtime.js';

// How many requests to Wix a call waits for.
const runtime = startRuntime();

/**
 * Makes a call while there is no other.
 * @returns The operations of Wix that it has requested, in alphabetical order. Those of its monitoring
 * are left out.
 */
async function requestedBy(call: () => Promise<unknown>): Promise<string[]> {
  const { length } = runtime.app.emulator.requests;
  await call();
  return runtime.app.emulator.requests
    .slice(length)
    .map(({ operation }) => String(operation))
    .filter((operation) => !isOfMonitoring(operation))
    .sort();
}

const callMethod = (id: string, token: string) =>
  runtime.app.call(`backend/methods/${id}`, { token });

const readEndpoint = (id: string, token: string) =>
  read(runtime, id === 'elevatedInstanceId' ? 'elevated' : id, { token });

/** The ways to the same code. Only an app on Astro has endpoints. */
const ways = [
  ['a method', callMethod],
  ...(runtime.isIntegrated ? ([['an endpoint', readEndpoint]] as const) : []),
] as const;

test.each(ways)(
  '%s with one elevated request makes 1 request to Wix for a known caller and instance',
  async (_, send) => {
    const token = runtime.app.token('owner');
    await send('elevatedInstanceId', token);
    for (let round = 0; round < 2; round += 1) {
      expect(await requestedBy(() => send('elevatedInstanceId', token))).toEqual([
        'get-app-instance',
      ]);
    }
  },
);

test.each(ways)(
  '%s that asks nothing of Wix makes 1 request to Wix for a new caller, and none for a known one',
  async (_, send) => {
    const token = runtime.app.token('visitor');
    expect(await requestedBy(() => send('anyone', token))).toEqual(['token-info']);
    for (let round = 0; round < 2; round += 1) {
      expect(await requestedBy(() => send('anyone', token))).toEqual([]);
    }
  },
);

test.each(ways)(
  '%s with one elevated request makes 3 requests to Wix for a new caller and instance',
  async (_, send) => {
    const token = runtime.app.token('owner', 'free');
    const all = ['client-credentials', 'get-app-instance', 'token-info'];
    expect(await requestedBy(() => send('elevatedInstanceId', token))).toEqual(all);
  },
);

test('a method and an endpoint share what the app knows of a caller and an instance', async () => {
  const token = runtime.app.token('owner');
  await callMethod('elevatedInstanceId', token);
  for (const [, send] of ways) {
    expect(await requestedBy(() => send('elevatedInstanceId', token))).toEqual([
      'get-app-instance',
    ]);
    expect(await requestedBy(() => send('anyone', token))).toEqual([]);
  }
});

test('a call does not wait for Wix’s monitoring', async () => {
  for (const operation of ['strip-bound-session', 'telemetry'] as const) {
    runtime.app.emulator.faults.add({ kind: 'hang', operation });
  }
  for (const id of ['anyone', 'elevatedInstanceId', 'nothing']) {
    expect((await runtime.app.call(`backend/methods/${id}`)).status).toBeLessThan(300);
  }
});

test('two elevated requests in one call share an app token', async () => {
  const token = runtime.app.token('visitor');
  const asked = ['client-credentials', 'get-app-instance', 'get-app-instance', 'token-info'];
  expect(await requestedBy(() => callMethod('elevatedTwice', token))).toEqual(asked);
});

test('an app token that Wix refuses is not used again', async () => {
  const { instanceId } = runtime.app.emulator.instances.premium.instance;
  const token = runtime.app.token('visitor');
  const call = () => callMethod('elevatedInstanceId', token);
  await call();
  for (const status of [401, 403]) {
    runtime.app.faults.set('/apps/v1/instance', () => new Response('{}', { status }));
    expect((await call()).status).toBe(status === 401 ? 502 : 403);
    runtime.app.faults.clear();
    const next = async () => expect(await call()).toMatchObject({ body: instanceId });
    expect(await requestedBy(next)).toEqual(['client-credentials', 'get-app-instance']);
  }
});

// Wix's monitoring exchanges tokens, too, and only a call behind the emulator tells whose request it is.
test.runIf(runtime.isIntegrated)(
  'a method that acts as the caller exchanges the caller’s token at most once a minute',
  async () => {
    const token = runtime.app.token('owner');
    for (let round = 0; round < 3; round += 1) {
      expect((await runtime.app.call('backend/methods/asCaller', { token })).body).toEqual([
        200, 200,
      ]);
    }
    // After the answer, Wix's monitoring may exchange a token of its own.
    const waitedFor = runtime.app.emulator.calls.map(({ requests }) => {
      const operations = requests.map(({ operation }) => operation);
      return operations.slice(0, operations.lastIndexOf('get-app-instance') + 1);
    });
    const known = ['get-app-instance', 'get-app-instance'];
    expect(waitedFor).toEqual([['token-info', 'strip-bound-session', ...known], known, known]);
  },
);
