import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmulator } from '../../emulator.js';
import type { RunningServer } from '../listen.js';
import { startPreview } from './preview.js';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });

let root: string;
let app: RunningServer;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'wix-emulator-'));
  await mkdir(join(root, 'dist/_worker.js'), { recursive: true });
  const worker = "export default { fetch: () => new Response('the app') };";
  await writeFile(join(root, 'dist/_worker.js/index.js'), worker);
  app = await startPreview({ root, emulator, port: 0, allowedHosts: ['app.test'] });
});
afterAll(async () => {
  await app.close();
  await rm(root, { recursive: true });
});

/** Sends a request with a host of its own, which `fetch` would not send. */
function ask(host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(app.url, { headers: { host } }, (answer) => resolve(text(answer))).on('error', reject);
  });
}

test.each(['app.test', 'app.test:8080', 'localhost:1', '127.0.0.1', '[::1]:4321'])(
  'the preview answers on the host name %s',
  async (host) => {
    expect(await ask(host)).toBe('the app');
  },
);

test.each(['evil.example', 'sub.app.test', '10.0.0.1'])(
  'the preview refuses the host name %s, and names the option',
  async (host) => {
    expect(await ask(host)).toContain(`start wix-emulator with --allow-host ${host}.`);
  },
);
