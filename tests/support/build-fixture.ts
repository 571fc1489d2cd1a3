import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { createEmulator } from 'wix-emulator';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

const astroCli = path.join(path.dirname(require.resolve('astro/package.json')), 'astro.js');

interface BuildOptions {
  config?: string;
  nodeEnv?: 'development' | 'production';
}

/**
 * Builds one of the apps under `tests/fixtures` for production.
 * @param root The app's folder.
 * @param options.config The configuration's file.
 * @param options.nodeEnv `NODE_ENV` during the build; `development` by default, which a build machine
 * may have set, and what it builds is production code all the same.
 */
export async function buildFixture(
  root: string,
  { config = 'astro.config.mjs', nodeEnv = 'development' }: BuildOptions = {},
): Promise<void> {
  const { appId } = require(path.join(root, 'wix.config.json'));
  await run(process.execPath, [astroCli, 'build', '--config', config], {
    cwd: root,
    env: {
      ...process.env,
      ...createEmulator({ appId }).env,
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_ENV: nodeEnv,
    },
    maxBuffer: 64 * 1024 * 1024,
  });
}
