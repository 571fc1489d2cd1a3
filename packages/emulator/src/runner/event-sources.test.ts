import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEventSources } from './event-sources.js';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'event-sources-'));
  await mkdir(join(root, 'src/extensions/folder.ts'), { recursive: true });
  await writeFile(
    join(root, 'src/extensions/events.extension.ts'),
    `export const installed = extensions.event({
  id: 'one',
  source: './extensions/installed.ts',
});
export const removed = extensions.event({ source: "./extensions/removed.ts", id: "two" });
export const made = extensions.event({ id: \`three\`, source: './extensions/made.ts' });
export const page = extensions.dashboardPage({ id: 'four', source: './extensions/page.tsx' });
`,
  );
});
afterAll(() => rm(root, { recursive: true }));

test('readEventSources() finds the sources of event extensions with literal options', async () => {
  expect(Object.fromEntries(await readEventSources(root))).toEqual({
    one: 'src/extensions/installed.ts',
    two: 'src/extensions/removed.ts',
  });
});

test('readEventSources() finds none in a folder without sources', async () => {
  expect((await readEventSources(join(root, 'nowhere'))).size).toBe(0);
});
