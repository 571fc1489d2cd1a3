import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { APP_ROOT, CONTRACT_ROOT } from '../support/start-app.js';

/** The folder of a build that is the server's; everything else is served to anyone. */
const WORKER = '_worker.js';

async function filesOf(root: string, dist: string) {
  const folder = path.join(root, dist);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

/** The public files of a build that contain a text, source maps and all. */
async function publicFilesWith(text: string | RegExp, root: string, dist = 'dist') {
  return (await filesWith(text, root, dist)).filter((file) => !file.startsWith(WORKER));
}

async function workerFilesWith(text: string | RegExp, root: string, dist = 'dist') {
  return (await filesWith(text, root, dist)).filter((file) => file.startsWith(WORKER));
}

async function filesWith(text: string | RegExp, root: string, dist: string) {
  const found: string[] = [];
  for (const file of await filesOf(root, dist)) {
    const content = await readFile(path.join(root, dist, file), 'utf8');
    if (typeof text === 'string' ? content.includes(text) : text.test(content)) found.push(file);
  }
  return found;
}

/** Where the builds of the several kinds of frontend put their files. */
const frontends = [
  'custom-elements/', // site plugins and settings panels, too
  'embedded-scripts/',
  'site-components/client/',
  'site-components/server/', // Wix's renderer runs it, from the public files
  'site-component-panels/',
  'viewer-services/',
  '_astro/', // dashboard pages and modals
];

test('a production build has the canaries in its worker, and source maps that could carry them', async () => {
  const files = await filesOf(CONTRACT_ROOT, 'dist');
  expect(files.filter((file) => file.endsWith('.js.map')).length).toBeGreaterThan(3);
  expect(await workerFilesWith('canary-of-the-module', CONTRACT_ROOT)).not.toEqual([]);
  expect(await workerFilesWith('canary-of-a-private-import', CONTRACT_ROOT)).not.toEqual([]);
  expect(await workerFilesWith('canary-of-an-endpoint', CONTRACT_ROOT)).not.toEqual([]);
});

test('no public file has a statement of a web module, or of what only web modules import', async () => {
  expect(await publicFilesWith('canary-of', CONTRACT_ROOT)).toEqual([]);
  expect(await publicFilesWith('privateCanary', CONTRACT_ROOT)).toEqual([]);
});

test.each(frontends)('a frontend in %s calls web methods by id', async (folder) => {
  const files = await publicFilesWith('backend/canary/reveal', CONTRACT_ROOT);
  expect(files.filter((file) => file.includes(folder))).not.toEqual([]);
});

test('a stub that nobody imports is in no public file', async () => {
  expect(await publicFilesWith('backend/canary/unused', CONTRACT_ROOT)).toEqual([
    // The map of the stub module lists its source, which is the generated one.
    ...(await publicFilesWith(/"sourcesContent":.*backend\/canary\/unused/, CONTRACT_ROOT)),
  ]);
});

test.each(frontends)('a build without the integration has the canaries in %s', async (folder) => {
  const files = await publicFilesWith('canary-of-the-module', CONTRACT_ROOT, 'dist-unprotected');
  expect(files.filter((file) => file.includes(folder))).not.toEqual([]);
});

test('a build without the integration has the canaries in source maps, too', async () => {
  const files = await publicFilesWith('canary-of-the-module', CONTRACT_ROOT, 'dist-unprotected');
  expect(files.filter((file) => file.endsWith('.js.map'))).not.toEqual([]);
});

test('the build of the app ships no backend code', async () => {
  // What the backend has and no frontend: a field of its allow-list, and a message of its library.
  for (const text of ['isVisitorPrimary', 'was called outside of a web-method call']) {
    expect(await publicFilesWith(text, APP_ROOT)).toEqual([]);
    expect(await workerFilesWith(text, APP_ROOT)).not.toEqual([]);
  }
  expect(await publicFilesWith('backend/instance/getInstance', APP_ROOT)).not.toEqual([]);
});

test('the build of the app ships none of the emulator', async () => {
  expect(await publicFilesWith(/wix-emulator|createEmulator/, APP_ROOT)).toEqual([]);
});
