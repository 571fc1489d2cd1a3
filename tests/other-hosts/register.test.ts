import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SCRATCH_ROOT } from '../support/run-cli.js';

const run = promisify(execFile);

let root: string;
beforeAll(async () => {
  await mkdir(SCRATCH_ROOT, { recursive: true });
  root = await mkdtemp(path.join(SCRATCH_ROOT, 'register-'));
  const files = {
    'plan.web.mjs': `
import { Permissions, webMethod } from '@wix/web-methods';
import { getCaller } from 'wix-astro-web-methods/server';
export const getPlan = webMethod(Permissions.Anyone, () => getCaller());`,
    'print.mjs': `
import { createStandaloneHandler } from 'wix-astro-web-methods/standalone';
import * as plan from './plan.web.mjs';
createStandaloneHandler({ modules: { plan: async () => plan }, clientId: 'app' });
process.stdout.write(plan.getPlan.permission);`,
  };
  for (const [name, code] of Object.entries(files)) await writeFile(path.join(root, name), code);
});
afterAll(() => rm(root, { recursive: true, force: true }));

test('Node loads web modules that no bundler has touched if the hook is registered', async () => {
  const args = ['--import', 'wix-astro-web-methods/register', 'print.mjs'];
  const { stdout, stderr } = await run(process.execPath, args, { cwd: root });
  expect({ stdout, stderr }).toEqual({ stdout: 'Anyone', stderr: '' });
});

test('without the hook, Node cannot load @wix/web-methods', async () => {
  await expect(run(process.execPath, ['print.mjs'], { cwd: root })).rejects.toThrow(
    /ERR_MODULE_NOT_FOUND/,
  );
});
