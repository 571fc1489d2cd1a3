import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, Socket } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmulator, EmulatorError, type RunningServer, startDev } from 'wix-emulator';
import { SCRATCH_ROOT } from '../support/run-cli.js';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });

/** An app that would listen to the whole network, and that reaches out in every way. */
const files = {
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

test('startDev() runs one app at a time, and restores the process when it closes', async () => {
  await expect(startDev({ root, emulator, port: 0 })).rejects.toThrow(EmulatorError);
  expect((await fetch(app.url)).status).toBe(404);
  await app.close();
  expect(outside()).toEqual(before);
  expect(emulator.app).toBeUndefined();
  const first = app;
  app = await startDev({ root, emulator, port: 0 });
  await first.close();
  expect(emulator.app?.url).toBe(app.url);
  expect(process.env).toMatchObject(emulator.env);
});

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
