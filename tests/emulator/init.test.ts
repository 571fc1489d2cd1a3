import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCli } from '../support/run-cli.js';
import { BASIC_EXAMPLE_ROOT, HOST_ROOT } from '../support/start-app.js';

const config = `import wix from '@wix/astro';
export default { integrations: [wix()] };
`;
const packages = ['wix-astro-web-methods', '@wix/web-methods', 'wix-emulator'];

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'wix-init-'));
  await cp(path.join(HOST_ROOT, 'wix.config.json'), path.join(root, 'wix.config.json'));
  await writeFile(path.join(root, 'astro.config.mjs'), config);
  await writeManifest(packages);
});
afterEach(() => rm(root, { recursive: true }));

async function writeManifest(names: readonly string[]): Promise<void> {
  const dependencies = Object.fromEntries(names.map((name) => [name, '*']));
  await write('package.json', JSON.stringify({ name: 'app', dependencies }, null, 2));
}

const write = (name: string, text: string) => writeFile(path.join(root, name), text);
const read = (name: string) => readFile(path.join(root, name), 'utf8');

test('`wix-emulator init` shows the changes, and makes none without a consent', async () => {
  const { code, stdout } = await runCli(['init'], { root });
  expect(code).toBe(1);
  expect(stdout).toContain('-export default { integrations: [wix()] };');
  expect(stdout).toContain('+export default { integrations: [webMethods(wix())] };');
  expect(stdout).toContain('+    "emulator": "wix-emulator dev",');
  expect(stdout).toContain('+wix-emulator.state.json');
  expect(stdout).toMatch(/Nothing was changed\. .* npx wix-emulator init --yes\n$/);
  expect(await read('astro.config.mjs')).toBe(config);
});

test('`wix-emulator init --yes` changes the files, and has nothing to do the next time', async () => {
  const first = await runCli(['init', '--yes'], { root });
  expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining('wix-emulator dev\n') });
  expect(await read('astro.config.mjs')).toContain('webMethods(wix())');
  expect(JSON.parse(await read('package.json')).scripts.emulator).toBe('wix-emulator dev');
  expect(await read('.gitignore')).toContain('dist/');
  const second = await runCli(['init', '--yes'], { root });
  expect(second).toEqual({ code: 0, stdout: 'The app has everything already.\n', stderr: '' });
});

test('`wix-emulator init` names what it cannot change, and what it would install', async () => {
  await write('astro.config.mjs', 'export default {};');
  await writeManifest([]);
  await write('pnpm-lock.yaml', '');
  const { code, stdout } = await runCli(['init'], { root });
  expect(code).toBe(1);
  expect(stdout).toContain('$ pnpm add wix-astro-web-methods @wix/web-methods\n');
  expect(stdout).toContain('$ pnpm add -D wix-emulator\n');
  expect(stdout).toContain('astro.config.mjs has no call of wix()');
});

test('`wix-emulator init` changes no file if a package cannot be installed', async () => {
  await writeManifest([]);
  // The package manager reads it, and finds no registry there.
  await write('.npmrc', 'registry=http://127.0.0.1:9/\nfetch-retries=0\n');
  const { code, stderr } = await runCli(['init', '--yes'], { root });
  expect(code).toBe(1);
  expect(stderr).toContain(
    '"npm i wix-astro-web-methods @wix/web-methods" failed, so no file of the app was changed.',
  );
  expect(await read('astro.config.mjs')).toBe(config);
});

test('`wix-emulator init` says that a folder has no Wix app', async () => {
  await rm(path.join(root, 'wix.config.json'));
  const { code, stderr } = await runCli(['init', '--yes'], { root });
  expect(code).toBe(1);
  expect(stderr).toMatch(/wix\.config\.json not found/);
});

test('`wix-emulator init` creates an app in an empty folder, with ids and a name of its own', async () => {
  const folder = path.join(root, 'My App');
  await mkdir(folder);
  // The packages cannot be installed: the tests of the packed packages do that.
  await writeFile(path.join(folder, '.npmrc'), 'registry=http://127.0.0.1:9/\nfetch-retries=0\n');
  await writeFile(path.join(folder, '.gitignore'), '# ours\n');
  const asked = await runCli(['init'], { root: folder });
  expect(asked).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/src\/backend\/instance\.web\.ts[\s\S]*Nothing was changed/),
  });
  expect(await readdir(folder)).toEqual(['.gitignore', '.npmrc']);

  const { code, stderr } = await runCli(['init', '--yes'], { root: folder });
  expect(code).toBe(1);
  expect(stderr).toContain('"npm i" failed, so the app is there, but its packages are not.');
  const config = await read('My App/wix.config.json');
  expect(config).toContain('"codeIdentifier": "my-app"');
  expect(JSON.parse(await read('My App/package.json'))).toMatchObject({ name: 'my-app' });
  const example = await readFile(path.join(BASIC_EXAMPLE_ROOT, 'wix.config.json'), 'utf8');
  expect(JSON.parse(config).appId).not.toBe(JSON.parse(example).appId);
  expect(await read('My App/.gitignore')).toMatch(/^# ours\n[\s\S]*dist\//);
  expect(await read('My App/src/backend/instance.web.ts')).toContain('getInstance');
});
