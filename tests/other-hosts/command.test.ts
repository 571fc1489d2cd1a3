import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SCRATCH_ROOT } from '../support/run-cli.js';

const bin = fileURLToPath(
  new URL('../../packages/web-methods/bin/wix-astro-web-methods.js', import.meta.url),
);

/** The watcher waits until nothing changes for a moment. */
const slowly = { interval: 1000, timeout: 60_000 };

const CLIENT = 'src/instance.client.ts';

let root: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  await mkdir(SCRATCH_ROOT, { recursive: true });
  root = await mkdtemp(path.join(SCRATCH_ROOT, 'generate-'));
  await mkdir(path.join(root, 'src'));
  await writeModule('getInstance');
});
afterEach(async () => {
  if (child && child.exitCode === null && child.kill()) await once(child, 'exit');
  await rm(root, { recursive: true, force: true });
});

function writeModule(method: string): Promise<void> {
  const code = `
import { Permissions, webMethod } from '@wix/web-methods';
export const ${method} = webMethod(Permissions.Anyone, () => 1);`;
  return writeFile(path.join(root, 'src/instance.web.ts'), code);
}

/** Starts the command in a project. */
function start(args: readonly string[], cwd = root) {
  const started = spawn(process.execPath, [bin, ...args], { cwd });
  child = started;
  let output = '';
  for (const stream of [started.stdout, started.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return { ended: once(started, 'exit'), output: () => output };
}

const readClient = () => readFile(path.join(root, CLIENT), 'utf8').catch(() => '');

test('the command exits with 1 if a generated file is missing, and names it', async () => {
  const { ended, output } = start(['generate', '--check']);
  expect(await ended).toEqual([1, null]);
  expect(output()).toContain(`${CLIENT} is missing.`);
});

test('the command explains a mistake without a stack', async () => {
  const { ended, output } = start(['generate', '--base', 'web-methods']);
  expect(await ended).toEqual([1, null]);
  expect(output()).toMatch(/^--base is "web-methods", and must be a path .*\n$/);
});

test('--watch writes the files again when a web module changes, and survives mistakes in it', async () => {
  await writeFile(path.join(root, 'src/instance.web.ts'), 'export const = 0;');
  const { output } = start(['generate', '--watch']);
  await expect.poll(output).toContain('Expected identifier');
  await writeModule('getInstance');
  await expect.poll(output).toContain('Watching src');
  await expect.poll(readClient, slowly).toContain('getInstance');
  // Written again and again, as the system may not yet watch the new folder.
  await expect
    .poll(async () => {
      await writeFile(path.join(root, 'src/instance.web.ts'), 'export const a = ;');
      return output();
    }, slowly)
    .toContain('Unexpected ";"');
  await expect
    .poll(async () => {
      await writeModule('getDetails');
      return readClient();
    }, slowly)
    .toContain('getDetails');
});

test('the committed clients of the type tests are up to date', async () => {
  const folder = fileURLToPath(new URL('../types/clients', import.meta.url));
  const { ended, output } = start(['generate', '--check'], folder);
  expect(await ended).toEqual([0, null]);
  expect(output()).toBe('');
});
