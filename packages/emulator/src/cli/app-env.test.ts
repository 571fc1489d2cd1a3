import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readAppEnv } from './app-env.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'wix-emulator-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true });
});

const write = (file: string, text: string) => writeFile(join(root, file), text);

test('readAppEnv() returns no environment variables if the app has no `.env` files', async () => {
  vi.stubEnv('DATABASE_URL', 'of the environment');
  expect(await readAppEnv(root)).toEqual({});
});

test('readAppEnv() reads the `.env` files for production, and later files take precedence', async () => {
  await write('.env', 'A="of .env"\nB=b\nC=c\nD=d # a comment');
  await write('.env.local', 'B=local\nC=c2');
  await write('.env.production', 'C=production');
  await write('.env.production.local', 'D=last');
  await write('.env.development', 'A=development');
  expect(await readAppEnv(root)).toEqual({ A: 'of .env', B: 'local', C: 'production', D: 'last' });
});

test('readAppEnv() prefers the environment for each variable in a `.env` file or `.env.example`', async () => {
  await write('.env', 'A=a\nB=b');
  await write('.env.example', 'DATABASE_URL=an example\nNOT_SET=an example\nB=an example');
  vi.stubEnv('A', 'of the environment');
  vi.stubEnv('DATABASE_URL', 'of the environment');
  vi.stubEnv('OTHER', 'of the environment');
  expect(await readAppEnv(root)).toEqual({
    A: 'of the environment',
    B: 'b',
    DATABASE_URL: 'of the environment',
  });
});
