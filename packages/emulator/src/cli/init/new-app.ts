import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { addIgnored } from './git-ignore.js';
import type { FileChange } from './plan.js';

/** The smallest app: `examples/basic` of this project's repository, which the build copies. */
const templateDir = join(
  dirname(createRequire(import.meta.url).resolve('wix-emulator/package.json')),
  'dist/new-app',
);

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

/** Whether a folder has nothing in it but hidden files. */
export async function isEmptyFolder(root: string): Promise<boolean> {
  return (await readdir(root)).every((name) => name.startsWith('.'));
}

/**
 * Returns the files of a new app with one web method, one site widget and one test.
 * @param root The app's folder, which gives the app its name.
 */
export async function newAppFiles(root: string): Promise<FileChange[]> {
  const entries = await readdir(templateDir, { withFileTypes: true, recursive: true });
  const ids = new Map<string, string>();
  const idFor = (id: string) => {
    const own = ids.get(id) ?? randomUUID();
    ids.set(id, own);
    return own;
  };
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(templateDir, join(entry.parentPath, entry.name)));
  const files = await Promise.all(
    names.sort().map(async (name) => {
      const text = await readFile(join(templateDir, name), 'utf8');
      // Each app and each extension has an id of its own.
      return { name, before: '', after: withName(name, text, root).replace(UUID, idFor) };
    }),
  );
  // An empty repository may have one already.
  const gitIgnore = await readFile(join(root, '.gitignore'), 'utf8').catch(() => '');
  return [...files, { name: '.gitignore', before: gitIgnore, after: addIgnored(gitIgnore) }];
}

function withName(file: string, text: string, root: string): string {
  const name =
    basename(root)
      .toLowerCase()
      .replace(/[^a-z\d]+/g, '-')
      .replace(/^-|-$/g, '') || 'app';
  if (file === 'wix.config.json') return text.replaceAll('basic', name);
  if (file !== 'package.json') return text;
  const { description: _, license: __, ...manifest } = JSON.parse(text);
  return `${JSON.stringify({ ...manifest, name }, null, 2)}\n`;
}
