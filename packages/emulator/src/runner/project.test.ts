import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EmulatorError } from '../util/emulator-error.js';
import { readAppId, requireBuild } from './project.js';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'project-'));
});
afterEach(() => rm(root, { recursive: true }));

test('readAppId() reads the app’s id from `wix.config.json`', async () => {
  await writeFile(join(root, 'wix.config.json'), '{ "appId": "an-id" }');
  expect(await readAppId(root)).toBe('an-id');
});

test('readAppId() throws if `wix.config.json` does not exist', async () => {
  const reading = readAppId(root);
  await expect(reading).rejects.toThrow(EmulatorError);
  await expect(reading).rejects.toThrow(`${join(root, 'wix.config.json')} not found`);
});

test.each(['', '[]', '{}', '{ "appId": 1 }'])(
  'readAppId() throws if the content of `wix.config.json` is %j',
  async (text) => {
    await writeFile(join(root, 'wix.config.json'), text);
    await expect(readAppId(root)).rejects.toThrow('must be a JSON object with an "appId"');
  },
);

test('requireBuild() throws if there is no build, and names the command to run', async () => {
  await expect(requireBuild(root)).rejects.toThrow(EmulatorError);
  await expect(requireBuild(root)).rejects.toThrow('Run "npm run build" first');
});
