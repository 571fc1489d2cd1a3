import { expect, test } from 'vitest';
import { APP_ROOT, CONTRACT_ROOT } from '../support/start-app.js';
import { filesOf, frontends, publicFilesWith, workerFilesWith } from './build-files.js';

test('a production build has the canary texts in its worker, and source maps that could contain them', async () => {
  const files = await filesOf(CONTRACT_ROOT, 'dist');
  expect(files.filter((file) => file.endsWith('.js.map')).length).toBeGreaterThan(3);
  expect(await workerFilesWith('canary-of-the-module', CONTRACT_ROOT)).not.toEqual([]);
  expect(await workerFilesWith('canary-of-a-private-import', CONTRACT_ROOT)).not.toEqual([]);
  expect(await workerFilesWith('canary-of-an-endpoint', CONTRACT_ROOT)).not.toEqual([]);
});

test('no public file contains code of a web module, or of a file that only web modules import', async () => {
  expect(await publicFilesWith('canary-of', CONTRACT_ROOT)).toEqual([]);
  expect(await publicFilesWith('privateCanary', CONTRACT_ROOT)).toEqual([]);
});

test.each(frontends)('a frontend in %s calls web methods by their ids', async (folder) => {
  const files = await publicFilesWith('backend/canary/reveal', CONTRACT_ROOT);
  expect(files.filter((file) => file.includes(folder))).not.toEqual([]);
});

test('a stub that no frontend imports is in no public file', async () => {
  expect(await publicFilesWith('backend/canary/unused', CONTRACT_ROOT)).toEqual([
    // The map of the stub module lists its source, which is the generated one.
    ...(await publicFilesWith(/"sourcesContent":.*backend\/canary\/unused/, CONTRACT_ROOT)),
  ]);
});

test('the public files of the app contain no backend code', async () => {
  // What the backend has and no frontend: a field of its allow-list, and a message of its library.
  for (const text of ['isVisitorPrimary', 'was called outside of a web-method call']) {
    expect(await publicFilesWith(text, APP_ROOT)).toEqual([]);
    expect(await workerFilesWith(text, APP_ROOT)).not.toEqual([]);
  }
  expect(await publicFilesWith('backend/instance/getInstance', APP_ROOT)).not.toEqual([]);
});

test('the public files of the app contain no code of the emulator', async () => {
  expect(await publicFilesWith(/wix-emulator|createEmulator/, APP_ROOT)).toEqual([]);
});
