import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The folder of a build that is the server's; everything else is served to anyone. */
const WORKER = '_worker.js';

/** The files of a build, by their paths in its folder. */
export async function filesOf(root: string, dist: string) {
  const folder = path.join(root, dist);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

/** The public files of a build that contain a text, source maps and all. */
export async function publicFilesWith(text: string | RegExp, root: string, dist = 'dist') {
  return (await filesWith(text, root, dist)).filter((file) => !file.startsWith(WORKER));
}

/** The files of a build's worker that contain a text. */
export async function workerFilesWith(text: string | RegExp, root: string, dist = 'dist') {
  return (await filesWith(text, root, dist)).filter((file) => file.startsWith(WORKER));
}

async function filesWith(text: string | RegExp, root: string, dist: string) {
  const found: string[] = [];
  for (const file of await filesOf(root, dist)) {
    const content = await readFile(path.join(root, dist, file), 'utf8');
    if (typeof text === 'string' ? content.includes(text) : text.test(content)) found.push(file);
  }
  return found;
}

/** Where the builds of the several kinds of frontend put their files. */
export const frontends = [
  'custom-elements/', // site plugins and settings panels, too
  'embedded-scripts/',
  'site-components/client/',
  'site-components/server/', // Wix's renderer runs it, from the public files
  'site-component-panels/',
  'viewer-services/',
  '_astro/', // dashboard pages and modals
];
