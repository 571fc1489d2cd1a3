import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StaticFiles } from './static-files.js';

let folder: string;
let files: StaticFiles;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'static-files-'));
  for (const path of [
    'secret.txt',
    'dist/index.html',
    'dist/about us/index.html',
    'dist/a.js',
    'dist/_worker.js/index.js',
    'dist/_routes.json',
    'dist/.env',
    'dist/.wix/secret.json',
  ]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), path);
  }
  files = await StaticFiles.in(join(folder, 'dist'));
});

afterAll(() => rm(folder, { recursive: true }));

test.each([
  ['/a.js', 'dist/a.js', 'text/javascript; charset=utf-8'],
  ['/', 'dist/index.html', 'text/html; charset=utf-8'],
  ['/about%20us/', 'dist/about us/index.html', 'text/html; charset=utf-8'],
])('StaticFiles.read() returns the file for %s', async (path, content, contentType) => {
  const file = await files.read(path);
  expect(file?.body.toString()).toBe(content);
  expect(file?.contentType).toBe(contentType);
});

test.each([
  '/_worker.js/index.js',
  '/_routes.json',
  '/.env',
  '/.wix/secret.json',
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/%',
  '/missing',
])('StaticFiles.read() returns `undefined` for %s', async (path) => {
  expect(await files.read(path)).toBeUndefined();
});

test('StaticFiles.read() returns `undefined` for a file that a later build has removed', async () => {
  await rm(join(folder, 'dist/a.js'));
  expect(await files.read('/a.js')).toBeUndefined();
});
