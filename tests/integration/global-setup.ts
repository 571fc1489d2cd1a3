import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { createEmulator } from 'wix-emulator';
import { CONTRACT_ROOT } from '../start-app.js';

const run = promisify(execFile);

const astroCli = path.join(
  path.dirname(createRequire(import.meta.url).resolve('astro/package.json')),
  'astro.js',
);

/** Builds the contract fixture, with web methods and without. */
export default async function setup(): Promise<void> {
  const { appId } = createRequire(import.meta.url)(path.join(CONTRACT_ROOT, 'wix.config.json'));
  const env = {
    ...process.env,
    ...createEmulator({ appId }).env,
    ASTRO_TELEMETRY_DISABLED: '1',
    // A build machine may have it set. What it builds is production code all the same.
    NODE_ENV: 'development',
  };
  for (const config of ['astro.config.mjs', 'unprotected.config.mjs']) {
    await run(process.execPath, [astroCli, 'build', '--config', config], {
      cwd: CONTRACT_ROOT,
      env,
      maxBuffer: 64 * 1024 * 1024,
    });
  }
}
