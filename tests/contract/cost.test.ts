import { expect, test } from 'vitest';
import { read } from './read.js';
import { requestedByCall, startRuntime } from './runtime.js';

// How many requests to Wix a call waits for.
const runtime = startRuntime();

/** What the last call has asked of Wix. */
function lastRequested(): string[] {
  return requestedByCall(runtime).at(-1) ?? [];
}

test('a method with one elevated request makes 1 request to Wix for a known caller and instance', async () => {
  const token = runtime.app.token('owner');
  for (let round = 0; round < 2; round += 1) {
    await runtime.app.call('backend/methods/elevatedInstanceId', { token });
    await read(runtime, 'elevated', { token });
  }
  expect(lastRequested()).toEqual(['get-app-instance']);
  const known = ['get-app-instance'];
  expect(requestedByCall(runtime).slice(1)).toEqual([known, known, known]);
});

test('a method that asks nothing of Wix makes no request to Wix for a known caller', async () => {
  const token = runtime.app.token('visitor');
  for (let round = 0; round < 3; round += 1) {
    await runtime.app.call('backend/methods/anyone', { token });
    await read(runtime, 'anyone', { token });
  }
  const asked = requestedByCall(runtime).flat();
  expect(asked).toEqual(['token-info']);
  expect(lastRequested()).toEqual([]);
});

test('a method that asks nothing of Wix makes 1 request to Wix for a new caller', async () => {
  await runtime.app.call('backend/methods/anyone');
  expect(lastRequested()).toEqual(['token-info']);
  await read(runtime, 'anyone');
  expect(lastRequested()).toEqual(['token-info']);
});

test('a method with one elevated request makes 3 requests to Wix for a new caller and instance', async () => {
  const all = ['client-credentials', 'get-app-instance', 'token-info'];
  await runtime.app.call('backend/methods/elevatedInstanceId', { as: 'owner' });
  expect(lastRequested()).toEqual(all);
  await read(runtime, 'elevated', { as: 'owner', instance: 'free' });
  expect(lastRequested()).toEqual(all);
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
  await runtime.app.call('backend/methods/elevatedTwice');
  const asked = ['client-credentials', 'get-app-instance', 'get-app-instance', 'token-info'];
  expect(lastRequested()).toEqual(asked);
});

test('an app token that Wix refuses is not used again', async () => {
  const id = 'backend/methods/elevatedInstanceId';
  const { instanceId } = runtime.app.emulator.instances.premium.instance;
  const token = runtime.app.token('visitor');
  await runtime.app.call(id, { token });
  for (const status of [401, 403]) {
    runtime.app.faults.set('/apps/v1/instance', () => new Response('{}', { status }));
    expect((await runtime.app.call(id, { token })).status).toBe(status === 401 ? 502 : 403);
    runtime.app.faults.clear();
    expect(await runtime.app.call(id, { token })).toMatchObject({ body: instanceId });
    expect(lastRequested()).toEqual(['client-credentials', 'get-app-instance']);
  }
});

test('a method that acts as the caller exchanges the caller’s token at most once a minute', async () => {
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
});
