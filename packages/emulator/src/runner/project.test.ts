import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EmulatorError } from '../util/emulator-error.js';
import { findAstroConfig, readWixConfig, requireBuild } from './project.js';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'project-'));
});
afterEach(() => rm(root, { recursive: true }));

test('readWixConfig() reads the app’s id and its namespace', async () => {
  const config = { appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21', namespace: '@an/app' };
  await writeFile(join(root, 'wix.config.json'), JSON.stringify(config));
  expect(await readWixConfig(root)).toEqual(config);
  // As Windows PowerShell writes it.
  await writeFile(join(root, 'wix.config.json'), `\uFEFF${JSON.stringify(config)}`);
  expect(await readWixConfig(root)).toEqual(config);
});

test('readWixConfig() throws if `wix.config.json` does not exist', async () => {
  const reading = readWixConfig(root);
  await expect(reading).rejects.toThrow(EmulatorError);
  await expect(reading).rejects.toThrow(`${join(root, 'wix.config.json')} not found`);
});

test.each(['[]', '{}'])(
  'readWixConfig() throws if the content of `wix.config.json` is %j',
  async (text) => {
    await writeFile(join(root, 'wix.config.json'), text);
    await expect(readWixConfig(root)).rejects.toThrow('must be a JSON object with an "appId"');
  },
);

test.each(['my-app', 1, '', '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d2'])(
  'readWixConfig() throws if the `appId` is %j, which is no UUID',
  async (appId) => {
    await writeFile(join(root, 'wix.config.json'), JSON.stringify({ appId }));
    await expect(readWixConfig(root)).rejects.toThrow(`not ${JSON.stringify(appId)}. Copy`);
  },
);

test('readWixConfig() names the line and the column at which `wix.config.json` is not JSON', async () => {
  await writeFile(join(root, 'wix.config.json'), '{\n  "appId": "5a0d8a1e",\n}');
  await expect(readWixConfig(root)).rejects.toThrow(
    'wix.config.json is not valid JSON: property name expected in line 3, column 1.',
  );
});

test('requireBuild() throws if there is no build, and names the command to run', async () => {
  await expect(requireBuild(root)).rejects.toThrow(EmulatorError);
  await expect(requireBuild(root)).rejects.toThrow('Build the app with "npx wix-emulator build".');
});

test('findAstroConfig() finds the config that Astro reads', async () => {
  expect(await findAstroConfig(root)).toBeUndefined();
  await writeFile(join(root, 'astro.config.cjs'), '');
  expect(await findAstroConfig(root)).toBe('astro.config.cjs');
  await writeFile(join(root, 'astro.config.ts'), '');
  expect(await findAstroConfig(root)).toBe('astro.config.ts');
});
