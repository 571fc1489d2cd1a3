import { afterEach, expect, test, vi } from 'vitest';
import { createEmulator } from '../emulator.js';
import { freePort, type RunningServer } from '../runner/listen.js';
import { EmulatorError } from '../util/emulator-error.js';
import { serve } from './serve.js';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test('serve() throws before it starts anything if PORT and EMULATOR_PORT are the same', async () => {
  vi.stubEnv('PORT', '4400');
  const start = vi.fn<() => Promise<RunningServer>>();
  await expect(serve(start, emulator)).rejects.toThrow(EmulatorError);
  await expect(serve(start, emulator)).rejects.toThrow('PORT and EMULATOR_PORT are both 4400');
  expect(start).not.toHaveBeenCalled();
});

test('serve() reports `starting` while the app warms up, prints the URLs afterwards, and stops on SIGTERM', async () => {
  const consolePort = await freePort(0);
  vi.stubEnv('PORT', '0');
  vi.stubEnv('EMULATOR_PORT', String(consolePort));
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const stopped = vi.spyOn(process, 'once').mockReturnThis();
  const exited = vi.spyOn(process, 'exit').mockReturnThis();
  const close = vi.fn(async () => {});
  let warm = (_app: RunningServer) => {};
  const start = vi.fn(
    () =>
      new Promise<RunningServer>((resolve) => {
        warm = resolve;
      }),
  );

  const serving = serve(start, emulator);
  await expect.poll(() => start).toHaveBeenCalled();
  const health = await fetch(`http://127.0.0.1:${consolePort}/emulator/health`);
  expect([health.status, await health.json()]).toEqual([503, { status: 'starting' }]);
  expect(printed).not.toHaveBeenCalled();

  warm({ url: 'http://localhost:1', close });
  await serving;
  expect(String(printed.mock.calls)).toContain(`http://127.0.0.1:${consolePort}`);
  const [, stop] = stopped.mock.calls.find(([signal]) => signal === 'SIGTERM') ?? [];
  expect(() => stop?.()).not.toThrow();
  await expect.poll(() => exited).toHaveBeenCalledWith(0);
  expect(close).toHaveBeenCalled();
});
