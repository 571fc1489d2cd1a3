import { afterEach, describe, expect, test, vi } from 'vitest';
import { type RunningServer, startConsole, startPreview } from 'wix-emulator';
import { captureLog } from '../support/capture-log.js';
import { createAppEmulator, HOST_ROOT, startDevAlone } from '../support/start-app.js';

captureLog();

const running: RunningServer[] = [];

afterEach(async () => {
  for (const server of running.splice(0).reverse()) await server.close();
});

describe.each([
  ['in production', startPreview],
  ['in development', startDevAlone],
])('the health of the app %s', (mode, start) => {
  test(`GET /emulator/health answers 200 ${mode} as soon as the app is warm, and not before`, async () => {
    const emulator = await createAppEmulator(HOST_ROOT);
    const console = await startConsole({ emulator, port: 0 });
    running.push(console);
    const health = async () => {
      const answer = await fetch(`${console.url}/emulator/health`);
      return [answer.status, await answer.json()];
    };
    expect(await health()).toEqual([503, { status: 'starting' }]);

    const starting = start({ root: HOST_ROOT, emulator, port: 0 });
    const ready = vi.waitFor(async () => expect(await health()).toEqual([200, expect.anything()]), {
      timeout: 540_000,
      interval: 20,
    });
    // Whoever waits for one of them may call the app.
    await ready;
    const url = emulator.app?.url ?? '';
    expect([emulator.requests, emulator.calls]).toEqual([[], []]);
    // Asked of an endpoint, because a web method would load the web modules itself.
    expect(await (await fetch(`${url}/api/loaded`)).json()).toBe(true);

    const app = await starting;
    expect(app.url).toBe(url);
    await app.close();
    expect(await health()).toEqual([503, { status: 'starting' }]);
  }, 600_000);
});
