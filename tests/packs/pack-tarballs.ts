import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { APP_ROOT } from '../support/start-app.js';

const run = promisify(execFile);

declare module 'vitest' {
  export interface ProvidedContext {
    /** The path of each package's tarball, by the package's name. */
    tarballs: Readonly<Record<string, string>>;
  }
}

/** Packs both packages as npm publishes them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tarballs-'));
  const pack = async (name: string, source: string) => {
    // The packages are built already.
    const flags = ['--silent', '--ignore-scripts', '--pack-destination', folder];
    const { stdout } = await run('npm', ['pack', ...flags], {
      cwd: path.join(APP_ROOT, source),
    });
    return [name, path.join(folder, stdout.trim())] as const;
  };
  const tarballs = await Promise.all([
    pack('wix-astro-web-methods', 'packages/web-methods'),
    pack('wix-emulator', 'packages/emulator'),
  ]);
  project.provide('tarballs', Object.fromEntries(tarballs));
  return () => rm(folder, { recursive: true, force: true });
}
