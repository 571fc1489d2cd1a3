import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EmulatorError } from '../util/emulator-error.js';
import { loadSeed } from './load-seed.js';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'seed-'));
});
afterEach(() => rm(root, { recursive: true }));

const seed = (title: string) => `{
  instances: {
    shop: {
      installed: true,
      instance: { instanceId: '11111111-1a2b-4c3d-8e4f-000000000001' },
      site: { siteId: '22222222-1a2b-4c3d-8e4f-000000000001' },
    },
  },
  callers: {
    visitor: { title: ${title}, claims: { subjectType: 'VISITOR' } },
    owner: { title: 'Owner', claims: { subjectType: 'USER' } },
  },
}`;

const write = (name: string, text: string) => writeFile(join(root, name), text);

test('loadSeed() returns `undefined` for an app without a seed file', async () => {
  expect(await loadSeed(root)).toBeUndefined();
});

test.each(['ts', 'mts', 'js', 'mjs'])(
  'loadSeed() loads a function from a `.%s` file',
  async (ending) => {
    const type = ending.endsWith('ts') ? ': number' : '';
    await write(
      `wix-emulator.seed.${ending}`,
      `export default (now${type}) => (${seed("'at ' + now")});`,
    );
    const make = await loadSeed(root);
    expect(make?.(7).callers.visitor.title).toBe('at 7');
  },
);

test('loadSeed() loads a plain seed and reads the file again on every call', async () => {
  await write('wix-emulator.seed.mts', `export default ${seed("'one'")} satisfies object;`);
  expect((await loadSeed(root))?.(7).callers.visitor.title).toBe('one');
  await write('wix-emulator.seed.mts', `export default ${seed("'other'")};`);
  expect((await loadSeed(root))?.(7).callers.visitor.title).toBe('other');
});

test.each([
  ['does not parse', 'export default {', /./],
  ['throws', "throw new Error('no data');", /no data/],
  ['has no default export', 'export const seed = 1;', /no default export/],
  ['exports an invalid seed', 'export default { instances: {} };', /callers/],
  [
    'exports a function that throws',
    "export default () => { throw new Error('no data'); };",
    /no data/,
  ],
])('loadSeed() refuses a file that %s, and names the file', async (_, text, reason) => {
  await write('wix-emulator.seed.ts', text);
  await expect(loadSeed(root)).rejects.toThrow(EmulatorError);
  await expect(loadSeed(root)).rejects.toThrow(/^wix-emulator\.seed\.ts: /);
  await expect(loadSeed(root)).rejects.toThrow(reason);
});

test('loadSeed() refuses an app with two seed files', async () => {
  await write('wix-emulator.seed.ts', '');
  await write('wix-emulator.seed.js', '');
  await expect(loadSeed(root)).rejects.toThrow(
    'Found both wix-emulator.seed.ts and wix-emulator.seed.js. Keep one of them.',
  );
});
