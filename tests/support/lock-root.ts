import { createHash } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** How often the one who has a folder is looked for, in milliseconds. */
const INTERVAL_MS = 100;

/**
 * Takes a folder for oneself among all processes that ask for it so, as two development servers of
 * one app would write the same files at the same time.
 * @param root The folder.
 * @param timeoutMs How long to wait for who has it, in milliseconds. Less than a test's hook may take.
 * @returns Gives it back.
 * @throws {Error} If somebody else has it for all of the time.
 */
export async function lockRoot(root: string, timeoutMs = 480_000): Promise<() => Promise<void>> {
  const name = createHash('sha256').update(path.resolve(root)).digest('hex').slice(0, 16);
  const file = path.join(tmpdir(), `wix-dev-${name}.lock`);
  const end = Date.now() + timeoutMs;
  while (!(await create(file))) {
    const owner = await readOwner(file);
    if (owner !== undefined && !isRunning(owner)) await rm(file, { force: true });
    else if (Date.now() < end) await setTimeout(INTERVAL_MS);
    else throw new Error(`Process ${owner} does not give back ${root}, says ${file}.`);
  }
  return () => rm(file, { force: true });
}

/** Creates the file with the id of this process in it. Tells whether there was none. */
async function create(file: string): Promise<boolean> {
  // Linked, as whoever finds the file must find the id in it.
  const own = `${file}.${crypto.randomUUID()}`;
  await writeFile(own, String(process.pid));
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own);
  }
}

/** The id of the process that has created the file; `undefined` if it is gone. */
async function readOwner(file: string): Promise<number | undefined> {
  try {
    return Number(await readFile(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It may be somebody else's.
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
