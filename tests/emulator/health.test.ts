import { afterEach, describe, expect, test, vi } from 'vitest';
import { type RunningServer, startConsole, startPreview } from 'wix-emulator';
import { captureLog } from '../support/capture-log.js';
import { createSmallApp } from '../support/small-app.js';
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

test('GET /emulator/health reports an app in development that answers every request with an error', async () => {
  const app = await createSmallApp({
    files: {
      'src/widget.ts': 'export default class extends HTMLElement {}',
      'src/middleware.ts': `
export const onRequest = () => {
  throw new Error('The middleware is broken.');
};`,
    },
  });
  try {
    const emulator = await createAppEmulator(app.root);
    const console = await startConsole({ emulator, port: 0 });
    running.push(console);
    running.push(await startDevAlone({ root: app.root, emulator, port: 0 }));
    const health = async () => {
      const answer = await fetch(`${console.url}/emulator/health`);
      return [answer.status, await answer.json()];
    };
    expect(await health()).toEqual([
      503,
      { status: 'failing', reason: expect.stringContaining('The app answers 500 to GET ') },
    ]);
    await app.write({ 'src/middleware.ts': 'export const onRequest = (_, next) => next();' });
    await expect.poll(health).toEqual([200, { status: 'ready' }]);
  } finally {
    for (const server of running.splice(0).reverse()) await server.close();
    await app.remove();
  }
}, 600_000);
