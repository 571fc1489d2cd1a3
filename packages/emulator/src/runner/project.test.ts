import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UserError } from '../util/user-error.js';
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
  await expect(reading).rejects.toThrow(UserError);
  await expect(reading).rejects.toThrow(`There is no ${join(root, 'wix.config.json')}`);
});

test.each(['', '[]', '{}', '{ "appId": 1 }'])('tells a file that is %j', async (text) => {
  await writeFile(join(root, 'wix.config.json'), text);
  await expect(readAppId(root)).rejects.toThrow('must be a JSON object with an "appId"');
});

test('tells a missing build, and what to do about it', async () => {
  await expect(requireBuild(root)).rejects.toThrow(UserError);
  await expect(requireBuild(root)).rejects.toThrow('run "npm run build" first');
});
