import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SCRATCH_ROOT } from '../support/run-cli.js';
import { runExec } from '../support/run-exec.js';

/** Prints the environment, and instances that the control API at its address lists. */
const SHOW = `
const { WIX_EMULATOR_URL: url } = process.env;
const { instances } = await (await fetch(url + '/emulator/instances')).json();
console.log(JSON.stringify({ env: process.env, instances: Object.keys(instances) }));
`;

let folder: string;
beforeAll(async () => {
  await mkdir(SCRATCH_ROOT, { recursive: true });
  folder = await mkdtemp(path.join(SCRATCH_ROOT, 'exec with spaces '));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('`wix-emulator exec -- npm test` passes in an Express project that uses `AppStrategy`', async () => {
  const { code, stdout, stderr } = await runExec(['--', 'npm', 'test']);
  expect(stderr).toBe("wix-emulator: using the emulator's own credentials, never real ones.\n");
  expect(stdout).toContain('the server returns the plan of the signed instance');
  expect(stdout).toMatch(/pass 2$/m);
  expect(code).toBe(0);
});

test('a command gets the credentials, the printed address of the console and its own `NODE_OPTIONS`, and no proxy', async () => {
  const show = ['node', '--input-type=module', '-e', SHOW];
  const { stdout, stderr } = await runExec(['--console', '--', ...show], {
    env: {
      EMULATOR_PORT: '0',
      NODE_OPTIONS: '--title="a b"',
      HTTPS_PROXY: 'http://127.0.0.1:1',
      npm_config_proxy: 'http://127.0.0.1:1',
      WIX_CLIENT_ID: '11111111-1111-4111-8111-111111111111',
    },
  });
  const { env, instances } = JSON.parse(stdout);
  expect(env).toMatchObject({
    WIX_CLIENT_ID: '11111111-1111-4111-8111-111111111111',
    WIX_CLIENT_SECRET: expect.stringMatching(/^wixemu_/),
    WIX_CLIENT_PUBLIC_KEY: expect.any(String),
    WIX_CLIENT_INSTANCE_ID: expect.any(String),
    NODE_OPTIONS: expect.stringMatching(/^--require=\S+\/hook\.cjs --title="a b"$/),
  });
  expect(env).not.toHaveProperty('HTTPS_PROXY');
  expect(env).not.toHaveProperty('npm_config_proxy');
  expect(instances).toContain('premium');
  expect(stderr).toContain(`\n  Console  ${env.WIX_EMULATOR_URL}\n`);
  expect(stderr).not.toContain('wixemu_');
  // The console ends with the command.
  await expect(fetch(env.WIX_EMULATOR_URL)).rejects.toThrow();
});

test('a command keeps its standard input, its standard output and its exit code', async () => {
  const { code, stdout } = await runExec(['--', 'sh', '-c', 'cat; exit 7'], { input: 'a\0b' });
  expect({ code, stdout }).toEqual({ code: 7, stdout: 'a\0b' });
});

test.each([
  ['no-such-command', 127, 'wix-emulator: command not found: no-such-command\n'],
  ['./server.js', 126, 'wix-emulator: ./server.js cannot be run: '],
])('`wix-emulator exec` cannot run %s, and exits with %i', async (command, code, message) => {
  const outcome = await runExec(['--', command]);
  expect(outcome).toMatchObject({ code, stdout: '' });
  expect(outcome.stderr).toContain(message);
  expect(outcome.stderr).not.toContain('    at ');
});

test.each([
  [[], 'A command is missing.'],
  [['npm', 'test'], 'Put "--" before the command: wix-emulator exec -- npm'],
  [['--fast', '--', 'npm', 'test'], "Unknown option '--fast'"],
])('`wix-emulator exec` refuses the arguments %j', async (args, message) => {
  const { code, stdout, stderr } = await runExec(args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('    at ');
});

test('`wix-emulator exec` refuses to start with a real secret', async () => {
  const env = { WIX_CLIENT_SECRET: 'real' };
  const { code, stdout, stderr } = await runExec(['--', 'echo', 'started'], { env });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('Found a real WIX_CLIENT_SECRET in the environment.');
});

test('`wix-emulator exec --state` saves the changes that a command makes', async () => {
  const file = path.join(folder, 'state.json');
  const buy = `
const url = process.env.WIX_EMULATOR_URL + '/emulator/instances/free';
const headers = { 'content-type': 'application/json' };
const body = JSON.stringify({ site: { siteDisplayName: 'Changed by the command' } });
const { status } = await fetch(url, { method: 'PATCH', headers, body });
process.exit(status === 200 ? 0 : 1);`;
  const args = ['--state', file, '--', 'node', '--input-type=module', '-e', buy];
  const { code, stderr } = await runExec(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('the seed') });
  expect(await readFile(file, 'utf8')).toContain('Changed by the command');
});

test('`wix-emulator exec` works with an installation and a script in folders with spaces', async () => {
  const source = fileURLToPath(new URL('../../packages/emulator', import.meta.url));
  for (const part of ['bin', 'dist', 'package.json']) {
    await cp(path.join(source, part), path.join(folder, part), { recursive: true });
  }
  await symlink(path.join(source, 'node_modules'), path.join(folder, 'node_modules'));
  const script = path.join(folder, 'a script.js');
  await writeFile(
    script,
    `fetch('https://wixapis.com/').then(({ status }) => console.log(status))`,
  );
  // A script that sets the variable anew must not lose the hook.
  const program = path.join(folder, 'bin/wix-emulator.js');
  const command = ['sh', '-c', 'NODE_OPTIONS=--no-warnings node "$0"', script];
  const { stdout, stderr } = await runExec(['--', ...command], { program });
  expect(stdout).toBe('501\n');
  expect(stderr).toContain('not emulated: GET https://wixapis.com/, called by program a script.js');
});
