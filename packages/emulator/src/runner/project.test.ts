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

test('reads the id of the app', async () => {
  await writeFile(join(root, 'wix.config.json'), '{ "appId": "an-id" }');
  expect(await readAppId(root)).toBe('an-id');
});

test('tells a missing file', async () => {
  const reading = readAppId(root);
  await expect(reading).rejects.toThrow(EmulatorError);
  await expect(reading).rejects.toThrow(`${join(root, 'wix.config.json')} not found`);
});

test.each(['', '[]', '{}', '{ "appId": 1 }'])('tells a file that is %j', async (text) => {
  await writeFile(join(root, 'wix.config.json'), text);
  await expect(readAppId(root)).rejects.toThrow('must be a JSON object with an "appId"');
});

test('tells a missing build, and what to do about it', async () => {
  await expect(requireBuild(root)).rejects.toThrow(EmulatorError);
  await expect(requireBuild(root)).rejects.toThrow('Run "npm run build" first');
});
