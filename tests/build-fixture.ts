import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { createEmulator } from 'wix-emulator';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

const astroCli = path.join(path.dirname(require.resolve('astro/package.json')), 'astro.js');

/**
 * Builds one of the apps under `tests/fixtures` for production.
 * @param root The app's folder.
 * @param config The configuration's file.
 */
export async function buildFixture(root: string, config = 'astro.config.mjs'): Promise<void> {
  const { appId } = require(path.join(root, 'wix.config.json'));
  await run(process.execPath, [astroCli, 'build', '--config', config], {
    cwd: root,
    env: {
      ...process.env,
      ...createEmulator({ appId }).env,
      ASTRO_TELEMETRY_DISABLED: '1',
      // A build machine may have it set. What it builds is production code all the same.
      NODE_ENV: 'development',
    },
    maxBuffer: 64 * 1024 * 1024,
  });
}
