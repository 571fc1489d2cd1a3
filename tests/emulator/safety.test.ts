import { cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { type RunningCli, runCli, SCRATCH_ROOT, startCli } from '../support/run-cli.js';
import { APP_ROOT, HOST_ROOT } from '../support/start-app.js';

const real = 'IST.a-real-secret-of-wix';

/** An app that tells which kind of secret it has been given. */
const worker = `export default {
  fetch(_, env) {
    const { WIX_CLIENT_SECRET: secret = '' } = { ...globalThis.process?.env, ...env };
    return Response.json({ isOwn: secret.startsWith('wixemu_') });
  },
};`;

describe('real credentials', () => {
  let root: string;
  beforeEach(async () => {
    await mkdir(SCRATCH_ROOT, { recursive: true });
    root = await mkdtemp(path.join(SCRATCH_ROOT, 'safety-'));
    await cp(path.join(HOST_ROOT, 'wix.config.json'), path.join(root, 'wix.config.json'));
    await mkdir(path.join(root, 'dist/_worker.js'), { recursive: true });
    await writeFile(path.join(root, 'dist/_worker.js/index.js'), worker);
  });
  afterEach(() => rm(root, { recursive: true }));

  test.each([
    ['dev', '.env.development'],
    ['preview', '.env.local'],
    ['preview', '.dev.vars'],
    ['build', '.env.production.local'],
  ])('`wix-emulator %s` does not start if %s contains real credentials', async (command, file) => {
    await writeFile(path.join(root, file), `WIX_CLIENT_SECRET=${real}\n`);
    const { code, stdout, stderr } = await runCli([command], { root });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`a real WIX_CLIENT_SECRET in ${file}. `);
    expect(stderr).toContain('npx wix dev');
    expect(stderr).toContain('--ignore-credentials');
    expect(stderr).not.toContain(real);
  });

  test('`wix-emulator preview` does not start if the environment contains real credentials', async () => {
    const { code, stderr } = await runCli(['preview'], { root, env: { WIX_CLIENT_SECRET: real } });
    expect(code).toBe(1);
    expect(stderr).toContain('a real WIX_CLIENT_SECRET in the environment. ');
    expect(stderr).not.toContain(real);
  });

  test('`wix-emulator preview --ignore-credentials` does not pass real credentials to the app', async () => {
    for (const file of ['.env', '.env.local', '.dev.vars']) {
      await writeFile(path.join(root, file), `WIX_CLIENT_SECRET=${real}\n`);
    }
    const env = { WIX_CLIENT_SECRET: real };
    const running = await startCli(['preview', '--ignore-credentials'], { root, env });
    try {
      const answer = await fetch(running.appUrl);
      expect(await answer.json()).toEqual({ isOwn: true });
      expect(running.output()).not.toContain(real);
    } finally {
      await running.stop();
    }
  });
});

test('`wix-emulator build` writes neither real credentials nor the emulator’s into the build', async () => {
  const { secret, output } = inject('hostBuild');
  expect(output).toContain('Complete!');
  expect(output).not.toContain(secret);
  expect(await findIn(path.join(HOST_ROOT, 'dist'), [secret, 'wixemu_'])).toEqual([]);
});

test.each([APP_ROOT, HOST_ROOT])(
  'the build of %s contains no code of the emulator',
  async (app) => {
    const texts = ['wixemu_', 'wix-emulator', 'x-wix-emulator', 'does not emulate'];
    expect(await findIn(path.join(app, 'dist'), texts)).toEqual([]);
  },
);

describe('a running app', () => {
  let running: RunningCli;
  beforeAll(async () => {
    running = await startCli(['preview']);
  });
  afterAll(() => running.stop());

  test('the app and the console listen on the loopback interface only', async () => {
    const ports = [running.consoleUrl, running.appUrl].map((url) => Number(new URL(url).port));
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    for (const port of ports) {
      expect(await isOpen('127.0.0.1', port)).toBe(true);
      // Of the same interface, but not the address that is bound: so it is not bound to all.
      for (const host of ['127.0.0.2', ...others]) {
        expect(await isOpen(host, port), host).toBe(false);
      }
    }
  });

  test.runIf(process.platform === 'linux')(
    'no process of the emulator listens on another interface',
    async () => {
      const addresses = await listeningAddresses(running.child.pid ?? 0);
      expect(addresses.length).toBeGreaterThanOrEqual(3);
      // 127.0.0.1 and ::1, as the kernel writes them.
      const loopback = ['0100007F', '00000000000000000000000001000000'];
      expect(addresses.filter((address) => !loopback.includes(address))).toEqual([]);
    },
  );

  test('the emulator’s output and API reveal no secrets', async () => {
    const post = (url: string, body: unknown) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const api = `${running.consoleUrl}/emulator`;
    for (const as of ['visitor', 'owner', 'expired', null]) {
      const call = { method: 'backend/instance/getInstance', as };
      expect((await post(`${api}/methods/call`, call)).status).toBe(200);
    }
    await post(`${api}/events`, { type: 'AppInstalled', instanceId: 'free' });
    await post(`${api}/faults`, { kind: 'status', status: 500, count: 1 });
    await post(`${api}/tokens`, { subjectType: 'wixemu_x' });

    const { paths } = JSON.parse(await (await fetch(`${api}/openapi.json`)).text());
    const readable = Object.keys(paths).filter(
      (path) => paths[path].get && !path.includes('{') && path !== '/changes',
    );
    expect(readable.length).toBeGreaterThan(8);
    const said = [running.output()];
    for (const path of readable) said.push(await (await fetch(api + path)).text());
    expect(said.join('\n')).toContain('get-app-instance');
    expect(said.join('\n')).not.toMatch(/wixemu_|PRIVATE KEY|PUBLIC KEY|LS0tLS1|\beyJ/);
  });
});

/** Finds texts in the files of a folder. */
async function findIn(folder: string, texts: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(5);
  const found = files.map(async ({ parentPath, name }) => {
    const file = path.join(parentPath, name);
    const content = await readFile(file, 'utf8');
    return texts.filter((text) => content.includes(text)).map((text) => `${text} in ${file}`);
  });
  return (await Promise.all(found)).flat();
}

function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 20_000 });
    const answer = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket
      .once('connect', () => answer(true))
      .once('error', () => answer(false))
      .once('timeout', () => answer(false));
  });
}

/** The addresses that a process and those that it has started listen on, as the kernel has them. */
async function listeningAddresses(pid: number): Promise<string[]> {
  const processes = await withChildren(pid);
  const inodes = new Set((await Promise.all(processes.map(socketsOf))).flat());
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  );
  return tables
    .flatMap((table) => table.trim().split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === '0A' && inodes.has(inode ?? ''))
    .map(([, local = '']) => local.split(':')[0] ?? '');
}

async function withChildren(pid: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8')),
  );
  const children = lists.flatMap((list) => list.trim().split(' ').filter(Boolean)).map(Number);
  return [pid, ...(await Promise.all(children.map(withChildren))).flat()];
}

async function socketsOf(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`;
  const links = await Promise.all(
    (await readdir(folder)).map((fd) => readlink(path.join(folder, fd)).catch(() => '')),
  );
  return links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
}
