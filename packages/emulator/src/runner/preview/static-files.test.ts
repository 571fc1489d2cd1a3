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
    'dist/404.html',
    'dist/about/index.html',
    'dist/contact.html',
    'dist/blog/404.html',
    'dist/blog/what?.html',
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

test.each([
  ['/about/', 200, 'dist/about/index.html'],
  ['/contact', 200, 'dist/contact.html'],
  ['/404', 200, 'dist/404.html'],
  ['/blog/what%3F', 200, 'dist/blog/what?.html'],
  ['/missing', 404, 'dist/404.html'],
  ['/missing/', 404, 'dist/404.html'],
  ['/blog/missing', 404, 'dist/blog/404.html'],
  ['/about/missing/page', 404, 'dist/404.html'],
])('StaticFiles.answer() answers %s with %i and %s', async (path, status, content) => {
  const answer = await files.answer(path);
  expect(answer?.status).toBe(status);
  expect(answer && 'file' in answer && answer.file.body.toString()).toBe(content);
});

test.each([
  ['/about', '/about/'],
  ['/about%20us', '/about%20us/'],
  ['/about/index.html', '/about/'],
  ['/index.html', '/'],
  ['/contact.html', '/contact'],
  ['/contact/', '/contact'],
  ['/404.html', '/404'],
  ['/blog/what%3F.html', '/blog/what%3F'],
])('StaticFiles.answer() redirects %s to %s', async (path, location) => {
  expect(await files.answer(path)).toEqual({ status: 308, location });
});

test('StaticFiles.answer() returns `undefined` for a missing file in a build without a 404 page', async () => {
  const others = await StaticFiles.in(join(folder, 'dist/about us'));
  expect(await others.answer('/missing')).toBeUndefined();
});

test('StaticFiles.read() returns `undefined` for a file that a later build has removed', async () => {
  await rm(join(folder, 'dist/a.js'));
  expect(await files.read('/a.js')).toBeUndefined();
});
