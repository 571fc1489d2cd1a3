import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { captureLog } from '../support/capture-log.js';
import { EXAMPLE_ROOT, startDevApp } from '../support/start-app.js';

captureLog();

const readEnv = vi.hoisted(() => vi.fn(() => ({})));
// Only the config's own: nobody's `.env` must decide here, nor their records be touched.
vi.mock('vite', () => ({ loadEnv: readEnv }));

afterEach(() => vi.unstubAllEnvs());

test('astro dev keeps the records in a file, for endpoints and for events', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'http-endpoints-'));
  const file = path.join(folder, 'records.db');
  vi.stubEnv('DATABASE_URL', pathToFileURL(file).href);
  const app = await startDevApp(EXAMPLE_ROOT);
  try {
    const ask = async () => {
      const headers = { authorization: app.token('visitor', 'premium') };
      const answer = await fetch(new URL('/api/get-installation', app.url), { headers });
      return [answer.status, await answer.json()];
    };
    const { instanceId } = app.emulator.instances.premium.instance;
    expect(await ask()).toEqual([200, expect.objectContaining({ instanceId, plan: null })]);
    await access(file);
    await app.emulator.events.send('premium', { type: 'PaidPlanPurchased', data: {} });
    expect(await ask()).toEqual([200, expect.objectContaining({ instanceId, plan: 'Pro' })]);
  } finally {
    await app.close();
    await rm(folder, { recursive: true });
  }
  // As long as a hook that starts a development server.
}, 600_000);

test.each([
  ['is a file of the app’s folder', {}, pathToFileURL(path.join(EXAMPLE_ROOT, 'installations.db'))],
  ['is what .env says', { DATABASE_URL: 'http://db.example' }, 'http://db.example'],
])('the database %s', async (_, env, expected) => {
  vi.stubEnv('DATABASE_URL', '');
  vi.stubEnv('NODE_ENV', 'production');
  readEnv.mockReturnValue(env);
  vi.resetModules();
  await import('../../examples/http-endpoints/astro.config.mjs');
  expect(process.env.DATABASE_URL).toBe(String(expected));
  expect(readEnv).toHaveBeenLastCalledWith('production', expect.any(String), 'DATABASE_');
});
