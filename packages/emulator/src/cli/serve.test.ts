import { afterEach, expect, test, vi } from 'vitest';
import { createEmulator } from '../emulator.js';
import { freePort, listen } from '../runner/listen.js';
import type { RunningApp } from '../runner/supervisor.js';
import { readNetworkArguments } from './network-arguments.js';

import { serve } from './serve.js';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });

afterEach(() => {
  vi.restoreAllMocks();
});

test('serve() reports `starting` while the app warms up, prints the URLs and the phases afterwards, and stops on SIGTERM', async () => {
  const consolePort = await freePort(0);
  const network = readNetworkArguments({ port: '0', 'emulator-port': String(consolePort) });
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process, 'removeAllListeners').mockReturnThis();
  const stopped = vi.spyOn(process, 'on').mockReturnThis();
  const exited = vi.spyOn(process, 'exit').mockReturnThis();
  const close = vi.fn(async () => {});
  let warm = (_app: RunningApp) => {};
  const start = vi.fn(
    () =>
      new Promise<RunningApp>((resolve) => {
        warm = resolve;
      }),
  );

  const serving = serve(start, { emulator, network });
  await expect.poll(() => start).toHaveBeenCalled();
  const health = await fetch(`http://127.0.0.1:${consolePort}/emulator/health`);
  expect([health.status, await health.json()]).toEqual([503, { status: 'starting' }]);
  expect(printed.mock.calls).toEqual([
    [expect.stringMatching(/^\n {2}Emulator ready in \d+\.\d s\n$/)],
    [expect.stringContaining(`the console waits at http://127.0.0.1:${consolePort}\n`)],
  ]);

  const phases = [{ name: 'workerd', durationMs: 1234 }];
  warm({ url: 'http://localhost:1', phases, failure: new Promise(() => {}), close });
  await serving;
  const text = String(printed.mock.calls);
  expect(text).toMatch(/ {2}App ready in \d+\.\d s \(workerd 1\.2 s\)\n/);
  expect(text).toContain(
    `\n  Console  http://127.0.0.1:${consolePort}\n  App      http://localhost:1\n`,
  );
  const [, stop] = stopped.mock.calls.find(([signal]) => signal === 'SIGTERM') ?? [];
  expect(() => stop?.()).not.toThrow();
  await expect.poll(() => exited).toHaveBeenCalledWith(0);
  expect(close).toHaveBeenCalled();
});

test.each(['port', 'emulator-port'])(
  'serve() names the option --%s if another program uses its port',
  async (option) => {
    const other = await listen(() => {}, { port: 0, hostname: 'localhost' });
    const { port } = new URL(other.url);
    const network = readNetworkArguments({ port: '0', 'emulator-port': '0', [option]: port });
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await expect(serve(() => expect.unreachable(), { emulator, network })).rejects.toThrow(
      `Cannot listen on port ${port}. Is another program using it? Choose another port with --${option}.`,
    );
    await other.close();
  },
);
