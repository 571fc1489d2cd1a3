import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Emulator } from 'wix-emulator';

const APP = fileURLToPath(new URL('./app/', import.meta.url));

const astroCli = path.join(
  path.dirname(createRequire(import.meta.url).resolve('astro/package.json')),
  'astro.js',
);

/**
 * A build of the bench's app: Astro without Wix, in Node and in `workerd`, or the same app behind
 * Wix's middleware, in `workerd`.
 */
export type Variant = 'node' | 'bare' | 'wix';

/**
 * Builds the bench's app for production.
 * @param emulator The Wix whose credentials the build takes.
 * @returns The entry point of the server, or the folder of the worker.
 */
export async function buildApp(variant: Variant, emulator: Emulator): Promise<string> {
  await promisify(execFile)(
    process.execPath,
    [astroCli, 'build', '--config', `${variant}.config.mjs`],
    {
      cwd: APP,
      env: {
        ...process.env,
        ...emulator.env,
        ASTRO_TELEMETRY_DISABLED: '1',
        NODE_ENV: 'production',
      },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const entry = variant === 'node' ? 'server/entry.mjs' : '_worker.js';
  return path.join(APP, 'dist', variant, entry);
}
