import { beforeEach, expect, test } from 'vitest';
import { createHarness } from './control.harness.js';

const { ask, emulator } = createHarness();

beforeEach(() => emulator.reset());

test('`/emulator/requests` lists and clears the requests to Wix', async () => {
  await emulator.fetch(new Request('https://frog.wix.com/'));
  expect(await ask('GET', '/requests')).toMatchObject({
    status: 200,
    body: { requests: [{ method: 'GET', url: 'https://frog.wix.com/' }] },
  });
  expect((await ask('DELETE', '/requests')).status).toBe(204);
  expect(await ask('GET', '/requests')).toMatchObject({ body: { requests: [] } });
});

test('`/emulator/requests` can list only the requests of the server, or only those of surfaces', async () => {
  await emulator.fetch(new Request('https://frog.wix.com/server'));
  await emulator.fetch(
    new Request('https://frog.wix.com/page', {
      headers: { 'x-wix-emulator-surface': 'site%20page' },
    }),
  );
  expect(await ask('GET', '/requests?from=server')).toMatchObject({
    body: { requests: [{ url: 'https://frog.wix.com/server' }] },
  });
  expect(await ask('GET', '/requests?from=surfaces')).toMatchObject({
    body: { requests: [{ url: 'https://frog.wix.com/page', surface: 'site page' }] },
  });
  expect(await ask('GET', '/requests?from=nobody')).toMatchObject({
    status: 400,
    body: { error: expect.stringMatching(/from/) },
  });
});

test('`/emulator/calls` lists and clears the calls, and returns the limit of requests to Wix per call', async () => {
  const call = () =>
    emulator
      .startCall({ kind: 'web-method', method: 'backend/a/b' })
      .end({ status: 200, cache: 'hit' });
  call();
  expect(await ask('GET', '/calls')).toMatchObject({
    body: { calls: [{ method: 'backend/a/b', cache: 'hit', requests: [] }], limit: 20 },
  });
  expect((await ask('DELETE', '/calls')).status).toBe(204);
  expect(emulator.calls).toEqual([]);
  call();
  expect((await ask('POST', '/reset')).status).toBe(204);
  expect(emulator.calls).toEqual([]);
});

test('`/emulator/host-calls` adds, lists and clears calls of hosts, and refuses what is not one', async () => {
  const report = {
    surface: 'dashboard page Orders',
    call: 'dashboard.installApp()',
    outcome: 'refused',
    note: 'Run the app in Wix.',
  };
  expect((await ask('POST', '/host-calls', report)).status).toBe(204);
  expect(await ask('GET', '/host-calls')).toMatchObject({ body: { hostCalls: [report] } });
  expect((await ask('DELETE', '/host-calls')).status).toBe(204);
  expect(await ask('GET', '/host-calls')).toMatchObject({ body: { hostCalls: [] } });
  expect((await ask('POST', '/host-calls', { ...report, outcome: 'maybe' })).status).toBe(400);
  expect((await ask('POST', '/host-calls', { ...report, more: 1 })).status).toBe(400);
});
