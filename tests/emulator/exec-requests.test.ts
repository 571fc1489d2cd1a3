import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from 'node:tls';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { runExec, startExec } from '../support/run-exec.js';
import { APP_ROOT } from '../support/start-app.js';

const LONG = { timeout: 60_000 };

const refused = (port: number) =>
  `wix-emulator lets no connection leave this computer: the app tried to reach wix.invalid, port ${port}.`;

/** What becomes of each request of `probe.js`: the emulator's status, or an error. */
const outcomes = {
  fetch: 401,
  'fetch, another server': 501,
  https: 401,
  'https, an agent': 401,
  undici: 401,
  'undici, an agent': 401,
  http: refused(80),
  http2: refused(443),
  net: refused(443),
  tls: refused(443),
};

test('all requests of a command, its children and its workers go to the emulator or are refused', async () => {
  const { stdout, stderr } = await runExec(['--', 'node', 'probe-everywhere.js']);
  const places = Object.entries(JSON.parse(stdout));
  expect(places).toHaveLength(9);
  for (const [place, results] of places) {
    expect({ place, results }).toEqual({ place, results: outcomes });
  }
  expect(stderr).toContain(
    `not emulated: GET https://api.example.com:8443/, called by program probe.js
  To answer it, add to wix-emulator.answers.ts:`,
  );
});

test('requests of preloaded scripts and of workers without a file go to the emulator', async () => {
  const { stdout } = await runExec(['--', 'node', '-r', './early.cjs', 'probe-early.js']);
  expect(JSON.parse(stdout)).toEqual({
    'preloaded script': 501,
    'worker of a text': 501,
    'worker with options, without NODE_OPTIONS': 501,
  });
});

test('a program that takes the place of a process has the hook, too', async () => {
  const script = `NODE_OPTIONS="--require=./execve.cjs $NODE_OPTIONS" node -e 'process.execve("a", [], {})'`;
  const { stdout } = await runExec(['--', 'sh', '-c', script]);
  expect(JSON.parse(stdout)).toMatchObject({
    NODE_OPTIONS: expect.stringMatching(/^--require=\S+\/hook\.cjs$/),
    WIX_EMULATOR_EXEC_SECRET: expect.any(String),
  });
});

test('a command inside of another one has its own emulator', async () => {
  const ask = `
const { WIX_CLIENT_ID: client_id, WIX_CLIENT_SECRET: client_secret } = process.env;
const { WIX_CLIENT_INSTANCE_ID: instance_id } = process.env;
const grant = { grant_type: 'client_credentials', client_id, client_secret, instance_id };
const body = JSON.stringify(grant);
const url = 'https://www.wixapis.com/oauth2/token';
console.log((await fetch(url, { method: 'POST', body })).status);`;
  const inner = ['--ignore-credentials', '--', 'node', '--input-type=module', '-e', ask];
  const program = path.join(APP_ROOT, 'packages/emulator/bin/wix-emulator.js');
  const { stdout } = await runExec(['--', 'node', program, 'exec', ...inner]);
  expect(stdout).toBe('200\n');
});

test('no program without the secret can use the server for the requests of a command', async () => {
  const running = startExec(['--', 'sh', '-c', 'echo $WIX_EMULATOR_EXEC_PORT; sleep 60']);
  await expect.poll(running.stdout, LONG).toMatch(/\n/);
  const port = Number(running.stdout());
  for (const psk of [undefined, Buffer.from('wixemu_guessed')]) {
    const socket = connect({
      port,
      host: '127.0.0.1',
      rejectUnauthorized: false,
      ...(psk && {
        ciphers: 'PSK-AES256-GCM-SHA384',
        maxVersion: 'TLSv1.2',
        pskCallback: () => ({ psk, identity: 'www.wixapis.com:443 server.js' }),
        checkServerIdentity: () => undefined,
      }),
    });
    await expect(once(socket, 'secureConnect')).rejects.toThrow();
  }
  running.child.kill('SIGTERM');
  await running.ended;
});

test('the example of a self-hosted server runs with `wix-emulator exec`', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'exec-'));
  const server = startExec(['--console', '--', 'npm', 'start', '-w', 'examples/self-hosted'], {
    root: APP_ROOT,
    env: {
      PORT: '0',
      EMULATOR_PORT: '0',
      DATABASE_URL: pathToFileURL(path.join(folder, 'x.db')).href,
    },
  });
  await expect.poll(server.stdout, LONG).toMatch(/listens at http/);
  const [url] = /http:\S+/.exec(server.stdout()) ?? [];
  const consoleUrl = /Console +(\S+)/.exec(server.stderr())?.[1];
  const { instances } = await (await fetch(`${consoleUrl}/emulator/instances`)).json();
  const { instanceId } = instances.premium.instance;
  const minted = await fetch(`${consoleUrl}/emulator/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ subjectType: 'VISITOR', instanceId }),
  });
  const { accessToken: authorization } = await minted.json();
  const answer = await fetch(`${url}/api/get-instance`, { headers: { authorization } });
  expect({ status: answer.status, body: await answer.json() }).toMatchObject({
    status: 200,
    body: { site: { siteDisplayName: expect.any(String) } },
  });
  server.child.kill('SIGINT');
  await server.ended;
  await rm(folder, { recursive: true });
});
