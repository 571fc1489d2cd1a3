import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const bin = fileURLToPath(new URL('../../bin/wix-astro-web-methods.js', import.meta.url));

test('wix-astro-web-methods names the version of Node that it needs in an older one', () => {
  const code =
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })";
  const args = ['--import', `data:text/javascript,${encodeURIComponent(code)}`, bin];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr:
      'wix-astro-web-methods needs Node 20.19 or later, and this is Node 18.20.4. Install a newer version: https://nodejs.org\n',
  });
});
