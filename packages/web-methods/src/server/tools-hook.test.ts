import { Permissions, webMethod } from '@wix/web-methods';
import { describe, expect, test, vi } from 'vitest';
import { counting, minute, serve } from './cache.harness.js';
import { createHandler } from './handler.js';

/** What tools find, of the handler that was made last. */
function findHook() {
  const hook: { describe(): Promise<unknown>; forget(): void } = Reflect.get(
    globalThis,
    Symbol.for('wix-astro-web-methods'),
  );
  return hook;
}

async function describeOf(modules: Parameters<typeof createHandler>[0]['modules']) {
  createHandler({ modules, clientId: 'app', dev: false });
  return findHook().describe();
}

test('describe() lists all web methods that can be called and nothing else', async () => {
  const description = await describeOf({
    'backend/seats': async () => ({
      reserve: webMethod(Permissions.Anyone, () => {}),
      default: webMethod(Permissions.Admin, () => {}),
      plain: () => {},
      tagged: Object.assign(() => {}, { permission: 'Everyone' }),
      price: 42,
    }),
    empty: async () => ({}),
  });
  expect(description).toEqual({
    methods: [
      { id: 'backend/seats/reserve', permission: 'Anyone' },
      { id: 'backend/seats/default', permission: 'Admin' },
    ],
    failures: [],
  });
});

test('describe() reports a module that fails to load and lists the methods of the others', async () => {
  const description = await describeOf({
    'backend/broken': async () => {
      throw new Error('No database.');
    },
    'backend/good': async () => ({ call: webMethod(Permissions.SiteMember, () => {}) }),
  });
  expect(description).toEqual({
    methods: [{ id: 'backend/good/call', permission: 'SiteMember' }],
    failures: [{ module: 'backend/broken', message: 'Error: No database.' }],
  });
});

test('a module that describe() has loaded is not loaded again for a call', async () => {
  const load = vi.fn(async () => ({ call: webMethod(Permissions.Anyone, () => {}) }));
  const modules = { 'backend/good': load };
  const handle = createHandler({ modules, clientId: 'app', dev: false });
  await findHook().describe();
  const headers = { 'content-type': 'application/json' };
  const url = 'https://app.example/api/web-methods/backend/good/call';
  expect((await handle(new Request(url, { method: 'POST', headers, body: '[]' }))).status).toBe(
    401,
  );
  expect(load).toHaveBeenCalledTimes(1);
});

describe('`forget()`', () => {
  test('forget() removes every cached result and every verified caller', async () => {
    const { call, run } = serve(counting, minute);
    await call();
    await call({ instance: 'two' });
    const asked = vi.mocked(fetch);
    await call();
    expect(asked).toHaveBeenCalledTimes(2);
    findHook().forget();
    await call();
    await call({ instance: 'two' });
    expect(run).toHaveBeenCalledTimes(4);
    expect(asked).toHaveBeenCalledTimes(4);
  });

  test('forget() prevents caching of a running method’s result', async () => {
    const { call } = serve(() => findHook().forget(), minute);
    expect((await call()).cache).toBe('web-methods; fwd=miss');
  });
});
