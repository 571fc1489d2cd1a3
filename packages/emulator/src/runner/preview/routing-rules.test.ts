import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRoutingRules } from './routing-rules.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'routing-rules-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function rulesFor(content: string) {
  await writeFile(join(folder, '_routes.json'), content);
  return readRoutingRules(folder);
}

test.each([
  ['/about', true],
  ['/about/', true],
  ['/about/us', false],
  ['/aboutus', false],
  ['/_astro/a.js', true],
  ['/_astro', true],
  ['/_astro2', false],
  ['/static-1', true],
  ['/a.b', true],
  ['/axb', false],
  ['/', false],
])('with its rules, %s is left to the static files: %s', async (path, expected) => {
  const exclude = ['/about', '/_astro/*', '/static*', '/a.b'];
  const isStatic = await rulesFor(JSON.stringify({ version: 1, include: ['/*'], exclude }));
  expect(isStatic(path)).toBe(expected);
});

test('a path that no rule includes is left to the static files', async () => {
  const isStatic = await rulesFor('{"version":1,"include":["/api/*"],"exclude":[]}');
  expect([isStatic('/'), isStatic('/api'), isStatic('/api/a')]).toEqual([true, false, false]);
});

test.each(['', '{', '{}', '{"include":1,"exclude":[]}'])(
  'with the invalid rules %j, the worker gets every request',
  async (content) => {
    expect((await rulesFor(content))('/about')).toBe(false);
  },
);
