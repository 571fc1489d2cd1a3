import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';
import { captureLog } from '../support/capture-log.js';
import { EXAMPLE_ROOT, type RunningApp, startDevApp } from '../support/start-app.js';

const log = captureLog();

const readEnv = vi.hoisted(() => vi.fn(() => ({})));
// Only the config's own: nobody's `.env` must decide here, nor their records be touched.
vi.mock('vite', () => ({ loadEnv: readEnv }));

afterEach(() => vi.unstubAllEnvs());

describe('the http-endpoints example in `astro dev`', () => {
  let app: RunningApp;
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'http-endpoints-'));
    file = path.join(folder, 'records.db');
    vi.stubEnv('DATABASE_URL', pathToFileURL(file).href);
    app = await startDevApp(EXAMPLE_ROOT);
  });
  afterAll(async () => {
    await app?.close();
    await rm(folder, { recursive: true });
  });
  // After each test all variables are as they were.
  beforeEach(() => vi.stubEnv('DATABASE_URL', pathToFileURL(file).href));

  const ask = async () => {
    const headers = { authorization: app.token('visitor', 'premium') };
    const answer = await fetch(new URL('/api/get-installation', app.url), { headers });
    return [answer.status, await answer.json()];
  };

  test('endpoints and event handlers in `astro dev` use the same records in a file', async () => {
    const { instanceId } = app.emulator.instances.premium.instance;
    expect(await ask()).toEqual([200, expect.objectContaining({ instanceId, plan: null })]);
    await access(file);
    await app.emulator.events.send('premium', { type: 'PaidPlanPurchased', data: {} });
    expect(await ask()).toEqual([200, expect.objectContaining({ instanceId, plan: 'Pro' })]);
  });

  test.each([
    ['client-credentials', 'Wix did not say whether the app is installed: no answer in time.'],
    ['get-app-instance', 'Wix did not answer in time.'],
  ] as const)(
    'the handler of a removal gives up if Wix does not respond to %s in time',
    async (operation, reason) => {
      const before = await ask();
      const limit = AbortSignal.timeout.bind(AbortSignal);
      const limits = vi
        .spyOn(AbortSignal, 'timeout')
        .mockImplementation((ms) => limit(ms === 10_000 ? 50 : ms));
      onTestFinished(() => limits.mockRestore());
      app.emulator.faults.add({ kind: 'hang', operation });
      // In `astro dev` a handler that throws never answers.
      void app.emulator.events.send('premium', { type: 'AppRemoved', data: {} });
      await vi.waitFor(() => expect(log.join('\n')).toContain(reason), { timeout: 60_000 });
      app.emulator.faults.clear();
      limits.mockRestore();
      expect(await ask()).toEqual(before);
    },
  );
});

test.each([
  [
    'defaults to a file in the app’s folder',
    {},
    pathToFileURL(path.join(EXAMPLE_ROOT, 'installations.db')),
  ],
  ['can be set in `.env`', { DATABASE_URL: 'http://db.example' }, 'http://db.example'],
])('DATABASE_URL of the http-endpoints example %s', async (_, env, expected) => {
  vi.stubEnv('DATABASE_URL', '');
  vi.stubEnv('NODE_ENV', 'production');
  readEnv.mockReturnValue(env);
  vi.resetModules();
  await import('../../examples/http-endpoints/astro.config.mjs');
  expect(process.env.DATABASE_URL).toBe(String(expected));
  expect(readEnv).toHaveBeenLastCalledWith('production', expect.any(String), 'DATABASE_');
});
