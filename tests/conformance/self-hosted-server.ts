import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import { interceptFetch } from 'wix-emulator';
import { readConfig } from '../../examples/self-hosted/src/config.js';
import { start } from '../../examples/self-hosted/src/start.js';
import { WIX_TIMEOUT_MS } from '../../examples/self-hosted/src/time-limit.js';
import { APP_ROOT, createAppEmulator } from '../support/start-app.js';
import type { HttpServer } from './http-way.js';

/**
 * Starts the example of a server of one's own in this process, with an emulator of its own and a
 * database that is new.
 */
export async function startSelfHosted(): Promise<HttpServer> {
  const emulator = await createAppEmulator(APP_ROOT);
  const stopIntercepting = interceptFetch(emulator);
  const folder = await mkdtemp(path.join(tmpdir(), 'self-hosted-'));
  const DATABASE_URL = pathToFileURL(path.join(folder, 'installations.db')).href;
  const { url, close } = await start(readConfig({ ...emulator.env, DATABASE_URL, PORT: '0' }));
  return {
    url,
    emulator,
    reset() {
      emulator.reset();
      forget();
    },
    async close() {
      await close();
      stopIntercepting();
      await rm(folder, { recursive: true });
    },
  };
}

/** Makes the server's web methods forget what they keep, by the hook that they publish for tools. */
function forget(): void {
  const hook: unknown = Reflect.get(globalThis, Symbol.for('wix-astro-web-methods'));
  const call: unknown = Reflect.get(Object(hook), 'forget');
  if (typeof call !== 'function') throw new Error('The web methods have no hook.');
  call();
}

/** Lets the server lose its patience with Wix at once, until the test ends. */
export function shortenLimits() {
  const limit = AbortSignal.timeout.bind(AbortSignal);
  const limits = vi
    .spyOn(AbortSignal, 'timeout')
    .mockImplementation((ms) => limit(ms === WIX_TIMEOUT_MS ? 50 : ms));
  onTestFinished(() => limits.mockRestore());
  return limits;
}
