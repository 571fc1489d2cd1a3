import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmulator } from 'wix-emulator';
import { APP_ROOT } from '../support/start-app.js';

const secret = 'the-secret-of-the-app';

let folder: string;
const children: ChildProcessWithoutNullStreams[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'self-hosted-process-'));
});
afterAll(async () => {
  for (const child of children) {
    // Not SIGKILL: tsx runs the script in a process of its own, to which it passes other signals on.
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
  }
  await rm(folder, { recursive: true });
});

/** Starts a script of the example as npm does, with no other variables than these. */
function run(script: string, variables: Record<string, string>): ChildProcessWithoutNullStreams {
  const tsx = path.join(APP_ROOT, 'node_modules/.bin/tsx');
  const child = spawn(tsx, [script], {
    cwd: path.join(APP_ROOT, 'examples/self-hosted'),
    env: { PATH: process.env.PATH, HOME: folder, ...variables },
  });
  children.push(child);
  return child;
}

/** What the server must be told, and a key that is one. */
const app = {
  WIX_CLIENT_ID: 'an-app',
  WIX_CLIENT_SECRET: secret,
  WIX_CLIENT_PUBLIC_KEY: createEmulator({ appId: 'an-app' }).env.WIX_CLIENT_PUBLIC_KEY,
};

/** A port that is free, and a database that is new. */
function anywhere() {
  const database = path.join(folder, `${children.length}.db`);
  return { PORT: '0', DATABASE_URL: pathToFileURL(database).href };
}

test('the self-hosted server lists all missing and invalid variables, and exits with 1', async () => {
  const child = run('src/server.ts', { WIX_CLIENT_SECRET: secret, PORT: 'eighty' });
  const exit = once(child, 'exit');
  const said = await text(child.stderr);
  expect(await exit).toEqual([1, null]);
  expect(said.trim().split('\n')).toEqual([
    expect.stringMatching(/^WIX_CLIENT_ID is missing: /),
    expect.stringMatching(/^WIX_CLIENT_PUBLIC_KEY is missing: /),
    expect.stringMatching(/^PORT /),
  ]);
  expect(said).not.toContain(secret);
});

describe('settings that cannot work', () => {
  test.each([
    [
      'an invalid public key',
      'src/server.ts',
      { WIX_CLIENT_PUBLIC_KEY: secret },
      'WIX_CLIENT_PUBLIC_KEY',
    ],
    [
      'a port that is not available',
      'src/local.ts',
      { HOST: '192.0.2.1', PORT: '3210' },
      'PORT 3210',
    ],
    ['an invalid database URL', 'src/server.ts', { DATABASE_URL: 'x.db' }, 'file:installations.db'],
    [
      'an unreachable libSQL server',
      'src/server.ts',
      { DATABASE_URL: 'http://127.0.0.1:1' },
      'DATABASE_URL',
    ],
    [
      'an unreachable Postgres server',
      'src/server.ts',
      { DATABASE_URL: 'postgres://127.0.0.1:1/x' },
      'DATABASE_URL',
    ],
  ])('with %s, %s prints one line and exits with 1', async (_, script, variables, named) => {
    const child = run(script, { ...app, ...anywhere(), ...variables });
    const exit = once(child, 'exit');
    const [said] = await Promise.all([text(child.stderr), once(child.stdout.resume(), 'end')]);
    expect(await exit).toEqual([1, null]);
    expect(said).toMatch(/^.+\n$/);
    expect(said).toContain(named);
    expect(said).not.toContain(secret);
  });
});

test('the self-hosted server completes open requests on SIGTERM before it exits', async () => {
  const child = run('src/server.ts', { ...app, ...anywhere() });
  const exit = once(child, 'exit');
  const [said] = await once(createInterface(child.stdout), 'line');
  const url = /http:\/\/localhost:\d+/.exec(said)?.[0] ?? '';
  expect((await fetch(`${url}/dashboard`)).status).toBe(200);

  const headers = { 'content-length': 2 };
  const slow = request(`${url}/webhooks`, { method: 'POST', headers, agent: false });
  const answer = once(slow, 'response');
  slow.write('x');
  await once(slow, 'socket').then(([socket]) => once(socket, 'ready'));
  // The body is half there: another request shows that the server has begun with this one.
  expect((await fetch(`${url}/api/get-instance`)).status).toBe(401);
  child.kill('SIGTERM');
  await expect.poll(() => fetch(url).catch(() => 'refused')).toBe('refused');
  slow.end('x');
  const [{ statusCode }] = await answer;
  expect(statusCode).toBe(401);
  expect(await exit).toEqual([0, null]);
});

test('the self-hosted server with a local Wix prints addresses that work', async () => {
  const child = run('src/local.ts', anywhere());
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line.endsWith('/api/get-installation')) break;
  }
  const printed = lines.join('\n');
  const authorization = /^TOKEN=(.+)$/m.exec(printed)?.[1] ?? '';
  const endpoints = printed.match(/http:\S+\/api\/\S+/g) ?? [];
  expect(endpoints).toHaveLength(3);
  for (const url of endpoints) {
    expect((await fetch(url, { headers: { authorization } })).status).toBe(200);
  }
  const pages = printed.match(/http:\S+\/dashboard\?\S+/g) ?? [];
  expect(pages).toHaveLength(7);
  for (const page of pages) {
    const { origin, search } = new URL(page);
    expect((await fetch(`${origin}/api/get-instance${search}`)).status).toBe(200);
  }
});
