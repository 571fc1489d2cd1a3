import { Permissions, webMethod } from '@wix/web-methods';
import { expect, test, vi } from 'vitest';
import { createHandler } from './handler.js';

async function describeOf(modules: Parameters<typeof createHandler>[0]['modules']) {
  createHandler({ modules, clientId: 'app', dev: false });
  const hook: { describe(): Promise<unknown> } = Reflect.get(
    globalThis,
    Symbol.for('wix-astro-web-methods'),
  );
  return hook.describe();
}

test('tools see what can be called, and nothing else', async () => {
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

test('a module that cannot be loaded does not hide the others', async () => {
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

test('a module is loaded once for tools and callers', async () => {
  const load = vi.fn(async () => ({ call: webMethod(Permissions.Anyone, () => {}) }));
  const modules = { 'backend/good': load };
  const handle = createHandler({ modules, clientId: 'app', dev: false });
  const hook: { describe(): Promise<unknown> } = Reflect.get(
    globalThis,
    Symbol.for('wix-astro-web-methods'),
  );
  await hook.describe();
  const headers = { 'content-type': 'application/json' };
  const url = 'https://app.example/api/web-methods/backend/good/call';
  expect((await handle(new Request(url, { method: 'POST', headers, body: '[]' }))).status).toBe(
    401,
  );
  expect(load).toHaveBeenCalledTimes(1);
});
