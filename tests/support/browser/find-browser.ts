import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const run = promisify(execFile);

/** The environment variable that names the browser to use. */
const VARIABLE = 'CHROMIUM_PATH';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Finds a Chromium for the end-to-end tests, and installs one if there is none.
 * @returns The path of its executable.
 * @throws {Error} If none can be had; the message says what to do.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env[VARIABLE];
  if (named) {
    if (await isExecutable(named)) return named;
    throw new Error(`${VARIABLE} is "${named}", which is no executable file.`);
  }
  const found = await findInstalled();
  if (found) return found;
  const failures = await install();
  const installed = await findInstalled();
  if (installed) return installed;
  throw new Error(
    `The end-to-end tests need Chrome or Chromium, and none was found or could be installed. Install one, or set ${VARIABLE} to its executable.\n${failures.join('\n')}`,
  );
}

async function findInstalled(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = [
    ...COMMANDS.flatMap((command) => folders.map((folder) => path.join(folder, command))),
    ...(process.platform === 'darwin' ? MAC_APPS : []),
    chromium.executablePath(),
  ];
  for (const candidate of candidates) {
    if (await isExecutable(candidate)) return candidate;
  }
  return undefined;
}

/** Tries the ways to install a browser, and tells how those failed that did. */
async function install(): Promise<string[]> {
  const cli = path.join(
    path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
    'cli.js',
  );
  const ways = [[process.execPath, cli, 'install', 'chromium']];
  // Debian's own package needs root, and a network that may reach Debian only.
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    ways.unshift(['apt-get', 'update'], ['apt-get', 'install', '-y', 'chromium']);
  }
  const failures: string[] = [];
  for (const [command = '', ...args] of ways) {
    console.warn(`No browser was found: running ${[path.basename(command), ...args].join(' ')}`);
    try {
      await run(command, args, { timeout: 240_000, maxBuffer: 64 * 1024 * 1024 });
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
    if (await findInstalled()) break;
  }
  return failures;
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
