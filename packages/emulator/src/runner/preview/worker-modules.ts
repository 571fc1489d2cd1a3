import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A module of a worker, as Miniflare wants it. */
interface WorkerModule {
  readonly type: 'ESModule';
  readonly path: string;
  readonly contents?: string;
}

/** The emulator's own part of a worker in one file, also for a test that runs this one uncompiled. */
const ownFile = join(
  dirname(createRequire(import.meta.url).resolve('wix-emulator/package.json')),
  'dist/worker-entry.js',
);

/**
 * Lists the modules of an app's worker, with the emulator's own around them.
 * @param folder The app's modules, of which `index.js` is the entry point.
 * @param secret By which the worker knows the emulator's messages.
 * @returns The entry point first.
 */
export async function workerModules(
  folder: string,
  secret: string,
): Promise<[WorkerModule, ...WorkerModule[]]> {
  const own = {
    ...moduleAt(join(folder, 'wix-emulator-entry.js')),
    contents: await readFile(ownFile, 'utf8'),
  };
  const files = await readdir(folder, { withFileTypes: true, recursive: true });
  const ofApp = files
    .filter((file) => file.isFile() && /\.m?js$/.test(file.name))
    .map((file) => moduleAt(join(file.parentPath, file.name)));
  const entry = { ...moduleAt(join(folder, 'wix-emulator.js')), contents: entryText(secret) };
  return [entry, own, ...ofApp];
}

function moduleAt(path: string): WorkerModule {
  return { type: 'ESModule', path };
}

/** Modules run in the order of their imports, so that the emulator's run first. */
function entryText(secret: string): string {
  return `import { emulated } from './wix-emulator-entry.js';
import app from './index.js';
export * from './index.js';
export default emulated(app, ${JSON.stringify(secret)});
`;
}
