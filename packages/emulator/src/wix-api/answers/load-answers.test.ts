import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMethodKeys } from '../../app-source/method-keys.js';
import { createEmulator } from '../../emulator.js';
import { EmulatorError } from '../../util/emulator-error.js';
import { projectAnswers } from './load-answers.js';

const url = 'https://api.example.com/v1';
let root: string;
let edits = 0;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'answers-'));
});
afterEach(() => rm(root, { recursive: true }));

async function write(text: string, name = 'wix-emulator.answers.ts'): Promise<void> {
  const path = join(root, name);
  await writeFile(path, text);
  // The next edit must not fall into the same tick of the file system's clock.
  edits += 1;
  await utimes(path, edits, edits);
}

const answers = (text: string) =>
  `export default { 'GET ${url}': (request: Request) => new Response('${text}') };`;

test('projectAnswers() has no answers without a file', async () => {
  expect(await (await projectAnswers(root))()).toEqual({});
});

test('projectAnswers() loads the file again after it has changed, been removed or been added', async () => {
  const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
  await write(answers('one'));
  const emulator = createEmulator({ appId, answers: await projectAnswers(root) });
  const ask = async () => {
    const response = await emulator.fetch(new Request(url));
    return [response.status, await response.text()];
  };
  expect(await ask()).toEqual([200, 'one']);
  await write(answers('two'));
  expect(await ask()).toEqual([200, 'two']);
  await write('export default {');
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const [status, message] = await ask();
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
  expect(status).toBe(500);
  expect(message).toContain('wix-emulator.answers.ts: ');
  await rm(join(root, 'wix-emulator.answers.ts'));
  expect((await ask())[0]).toBe(501);
  await write(answers('three'));
  expect(await ask()).toEqual([200, 'three']);
});

test('projectAnswers() loads the file again after a file that it imports has changed', async () => {
  await write("export const text: string = 'one';", 'text.ts');
  await write("export { text } from './text';", 'texts.js');
  await write(`import { text } from './texts.js';
export default { 'GET ${url}': () => new Response(text) };`);
  const source = await projectAnswers(root);
  const text = async () => {
    const answer: unknown = Object.values(await source())[0];
    return typeof answer === 'function' ? (await answer()).text() : undefined;
  };
  expect(await text()).toBe('one');
  await write("export const text: string = 'two';", 'text.ts');
  expect(await text()).toBe('two');
  await write('export const text: string = ;', 'text.ts');
  await expect(text()).rejects.toThrow(/text\.ts/);
  await write("export const text: string = 'three';", 'text.ts');
  expect(await text()).toBe('three');
});

test('projectAnswers() loads a changed file once for requests at the same moment', async () => {
  await write(answers('one'));
  const source = await projectAnswers(root);
  await write(answers('two'));
  const [first, second] = await Promise.all([source(), source()]);
  expect(second).toBe(first);
  expect(await source()).toBe(first);
});

test.each([
  ['does not parse', 'export default {', /^wix-emulator\.answers\.ts: ./],
  ['throws', "throw new Error('no data');", /^wix-emulator\.answers\.ts: no data/],
  ['has no default export', 'export const a = 1;', /no default export/],
  ['exports something else', 'export default 1;', /an object of functions/],
  ['has a value that is not a function', "export default { 'GET https://a.b/': 1 };", /functions/],
  ['has an invalid key', "export default { '/v1': () => new Response() };", /Invalid key "\/v1"/],
  [
    'names an unknown method',
    "export default { '@wix/nothing things.get': () => new Response() };",
    /^wix-emulator\.answers\.ts: .*@wix\/nothing is not installed/,
  ],
])('projectAnswers() refuses a file that %s, and names the file', async (_, text, message) => {
  await write(text);
  const loading = () => projectAnswers(root, createMethodKeys(root));
  await expect(loading()).rejects.toThrow(EmulatorError);
  await expect(loading()).rejects.toThrow(message);
});
