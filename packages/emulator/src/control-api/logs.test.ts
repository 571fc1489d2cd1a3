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
