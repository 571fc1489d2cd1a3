import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, Socket } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createEmulator, type RunningServer, startDev } from 'wix-emulator';
import { descendantsOf, stillRunning } from '../support/processes.js';
import { SCRATCH_ROOT } from '../support/run-cli.js';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });

/** An app that would listen to the whole network, and that reaches out in every way. */
const files = {
  // Without one, Vite would keep this app's dependencies with those of the repository's app.
  'package.json': '{ "name": "reaches-out", "private": true, "type": "module" }',
  'astro.config.mjs': `export default { server: { host: true }, devToolbar: { enabled: false } };`,
  'src/pages/reaches-out.ts': `
import { get } from 'node:http';

export const GET = async ({ url }) => {
  const byHttp = new Promise((resolve) => {
    get('http://wix.invalid/', () => resolve('answered')).on('error', ({ message }) => resolve(message));
  });
  const byRedirect = fetch(new URL('/redirects', url)).catch(({ cause }) => cause.message);
  const byFetch = fetch('https://wix.invalid/').then(({ status }) => status);
  return Response.json(await Promise.all([byHttp, byRedirect, byFetch]));
};`,
  'src/pages/redirects.ts': `
export const GET = () => new Response(null, { status: 302, headers: { location: 'http://wix.invalid/' } });`,
};

const outside = () => ({
  env: { ...process.env },
  fetch: globalThis.fetch,
  date: globalThis.Date,
  connect: Socket.prototype.connect,
});
const before = outside();
let root: string;
let app: RunningServer;

beforeAll(async () => {
  await mkdir(SCRATCH_ROOT, { recursive: true });
  root = await mkdtemp(path.join(SCRATCH_ROOT, 'dev-process-'));
  await mkdir(path.join(root, 'src/pages'), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(root, name), text);
  app = await startDev({ root, emulator, port: 0 });
});
afterAll(async () => {
  await app.close();
  await rm(root, { recursive: true });
});

test('startDev() listens on the loopback interface only, whatever the app’s config says', async () => {
  const { hostname, port } = new URL(app.url);
  expect(hostname).toBe('localhost');
  expect(await isOpen('127.0.0.1', Number(port))).toBe(true);
  // Of the same interface, but not the address that is bound: so it is not bound to all.
  expect(await isOpen('127.0.0.2', Number(port))).toBe(false);
});

test('startDev() lets no connection of the app leave this computer', async () => {
  const refusal = expect.stringMatching(/lets no connection leave .* wix\.invalid, port 80/);
  const answer = await fetch(`${app.url}/reaches-out`);
  expect(await answer.json()).toEqual([refusal, refusal, 501]);
});

test('startDev() does not restart the app when the configuration of another app below it changes', async () => {
  const before = idsOf(appProcesses());
  const nested = path.join(root, 'examples/other');
  await mkdir(nested, { recursive: true });
  await writeFile(path.join(nested, 'astro.config.mjs'), 'export default {};');
  await writeFile(path.join(root, 'src/pages/late.ts'), 'export const GET = () => new Response();');
  // The app sees the page after the configuration.
  await vi.waitFor(async () => expect((await fetch(`${app.url}/late`)).status).toBe(200), 20_000);
  expect(idsOf(appProcesses())).toEqual(before);
});

test('startDev() leaves its own process as it is, and ends the process of the app when it closes', async () => {
  expect(outside()).toEqual(before);
  expect(emulator.app?.url).toBe(app.url);
  const processes = appProcesses();
  expect(processes).toHaveLength(1);
  await app.close();
  expect(stillRunning(processes)).toEqual([]);
  expect(emulator.app).toBeUndefined();
  expect(outside()).toEqual(before);
});

function appProcesses() {
  return descendantsOf(process.pid).filter(({ args }) => args.includes('/dev/child/'));
}

const idsOf = (processes: ReturnType<typeof appProcesses>) => processes.map(({ pid }) => pid);

function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      })
      .once('error', () => resolve(false));
  });
}
