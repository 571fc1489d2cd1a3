import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ModuleDefinition } from 'miniflare';

/** The emulator's part of a worker as one built file, even if a test runs this file uncompiled. */
const ownFile = join(
  dirname(createRequire(import.meta.url).resolve('wix-emulator/package.json')),
  'dist/worker-entry.js',
);

/**
 * Lists the modules of an app's worker, wrapped in the emulator's own modules.
 * @param folder The folder of the app's modules, with the entry point `index.js`.
 * @param secret Identifies the emulator's messages to the worker.
 * @returns The modules, with the entry point first.
 */
export async function workerModules(folder: string, secret: string): Promise<ModuleDefinition[]> {
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

function moduleAt(path: string): ModuleDefinition {
  return { type: 'ESModule', path };
}

/** Modules run in the order of their imports, so the emulator's module runs first. */
function entryText(secret: string): string {
  return `import { emulated } from './wix-emulator-entry.js';
import app from './index.js';
export * from './index.js';
export default emulated(app, ${JSON.stringify(secret)});
`;
}
