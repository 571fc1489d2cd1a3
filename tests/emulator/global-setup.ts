import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { HOST_ROOT } from '../start-app.js';
import { runCli } from './run-cli.js';

/** What the host fixture's build must keep out of it, and what it has printed. */
interface HostBuild {
  secret: string;
  output: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    hostBuild: HostBuild;
  }
}

/**
 * Builds the app that the emulator's hosts stand around in its tests, with the emulator's own
 * command and beside real credentials, so that the tests of its safety need no build of their own.
 */
export default async function setup(project: TestProject): Promise<void> {
  const secret = 'IST.a-real-secret-of-wix';
  const file = path.join(HOST_ROOT, '.env.local');
  await writeFile(file, `WIX_CLIENT_SECRET=${secret}\n`);
  try {
    const { code, stdout, stderr } = await runCli(['build', '--ignore-credentials'], {
      // A build machine may have it set. What it builds is production code all the same.
      env: { NODE_ENV: 'development' },
    });
    if (code !== 0) throw new Error(`The host fixture could not be built: ${stderr}`);
    project.provide('hostBuild', { secret, output: stdout + stderr });
  } finally {
    await rm(file);
  }
}
