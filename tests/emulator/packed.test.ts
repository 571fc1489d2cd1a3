import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { APP_ROOT } from '../support/start-app.js';

const run = promisify(execFile);

let root: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'packed-emulator-'));
  const folder = path.join(APP_ROOT, 'packages/emulator');
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', root], {
    cwd: folder,
  });
  await writeFile(
    path.join(root, 'package.json'),
    JSON.stringify({
      private: true,
      type: 'module',
      dependencies: { 'wix-emulator': `file:${stdout.trim()}`, zod: '4.1.0' },
    }),
  );
  // Astro, the peer, is not needed to start.
  const flags = ['--legacy-peer-deps', '--ignore-scripts', '--prefer-offline', '--no-audit'];
  await run('npm', ['install', ...flags], { cwd: root });
});
afterAll(() => rm(root, { recursive: true, force: true }));

test('a packed emulator starts in an app that has another version of zod', async () => {
  await writeFile(
    path.join(root, 'start.js'),
    `
import { createEmulator, startConsole } from 'wix-emulator';

const emulator = createEmulator({ appId: '2c9d3a00-1111-4222-8333-444455556666' });
const server = await startConsole({ emulator, port: 0 });
const answer = await fetch(new URL('/emulator/openapi.json', server.url));
console.log(answer.status, Object.keys((await answer.json()).components.schemas).includes('Call'));
await server.close();
`,
  );
  const { stdout } = await run(process.execPath, ['start.js'], { cwd: root });
  expect(stdout.trim()).toBe('200 true');
});
