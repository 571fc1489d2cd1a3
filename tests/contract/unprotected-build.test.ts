import { beforeAll, expect, test } from 'vitest';
import { buildFixture } from '../support/build-fixture.js';
import { lockRoot } from '../support/lock-root.js';
import { CONTRACT_ROOT } from '../support/start-app.js';
import { frontends, publicFilesWith } from './build-files.js';

// What the integration prevents: without it, the canaries that no public file may have are in them.

beforeAll(async () => {
  // A development server of the same app would write the same files.
  const unlock = await lockRoot(CONTRACT_ROOT);
  await buildFixture(CONTRACT_ROOT, { config: 'unprotected.config.mjs' }).finally(unlock);
});

test.each(frontends)(
  'a build without the integration has the backend’s canary texts in %s',
  async (folder) => {
    const files = await publicFilesWith('canary-of-the-module', CONTRACT_ROOT, 'dist-unprotected');
    expect(files.filter((file) => file.includes(folder))).not.toEqual([]);
  },
);

test('a build without the integration has the backend’s canary texts in source maps', async () => {
  const files = await publicFilesWith('canary-of-the-module', CONTRACT_ROOT, 'dist-unprotected');
  expect(files.filter((file) => file.endsWith('.js.map'))).not.toEqual([]);
});
