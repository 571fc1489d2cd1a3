import { existsSync } from 'node:fs';
import path from 'node:path';
import { normalizePath } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import { Guard } from '../vite/guard.js';
import { listFiles } from '../vite/server-contents.js';
import { ServerFiles } from '../vite/server-files.js';
import { chainTo, type Violation, violationMessage } from '../vite/violation.js';
import { fileOf } from '../vite/web-module.js';
import type { GenerateOptions } from './options.js';
import type { Plan } from './plan.js';
import type { LoadedProject } from './project.js';
import { readReferences, SOURCE } from './source-imports.js';

/** The files that no frontend contains. */
const NO_FRONTEND = /\.d\.[cm]?ts$|\.(?:test|spec)\.[cm]?[jt]sx?$|\/__tests__\//;

/**
 * Finds the server files that frontends import, by the rules with which the plugin keeps them out.
 * Without the plugin, a frontend that imports a web module itself contains all of its code.
 * @param project The project. All files of its `src` are frontends, except for those of the server.
 * @param plan The generated files of the project.
 * @param options The options, which name further files of the server.
 * @returns A message for each server file, with the chain of imports and the remedy.
 */
export async function lintFrontends(
  project: LoadedProject,
  plan: Plan,
  options: GenerateOptions,
): Promise<string[]> {
  const { root, srcDir, config } = project;
  const guard = new Guard(new ServerFiles(srcDir), 'frontend');
  guard.configure(config);
  const servers = options.server.map((one) => normalizePath(path.resolve(root, one)));
  const isServer = (file: string) =>
    plan.server.has(file) || servers.some((one) => file === one || file.startsWith(`${one}/`));
  const isRefused = (file: string) =>
    !plan.clients.has(file) && (guard.kindOf(file) !== undefined || plan.server.has(file));
  const pages = [path.join(root, 'index.html')].filter((file) => existsSync(file));
  const entries = [...pages.map(normalizePath), ...listFiles(srcDir)].filter(
    (file) => !isServer(file) && !isRefused(file) && SOURCE.test(file) && !NO_FRONTEND.test(file),
  );

  /** The importers of each file, by its path. */
  const importers = new Map<string, string[]>(entries.map((file) => [file, []]));
  // The iteration also visits the files that are found meanwhile.
  for (const file of importers.keys()) {
    if (isRefused(file) || !SOURCE.test(file)) continue;
    for (const source of await readReferences(file)) {
      const found = await find(source, file, project, guard, plan);
      if (found === undefined) continue;
      importers.set(found, [...(importers.get(found) ?? []), file]);
    }
  }
  return [...importers.keys()].filter(isRefused).map((file) => {
    const chain = chainTo(file, (one) => importers.get(one) ?? []).slice(0, -1);
    return message({ file, chain }, guard.files, plan);
  });
}

/** Finds the file of the project that a reference leads to. */
async function find(
  source: string,
  importer: string,
  { root, resolve }: LoadedProject,
  guard: Guard,
  plan: Plan,
): Promise<string | undefined> {
  const id = (await resolve(source, importer))?.id;
  const file = id === undefined ? undefined : fileOf(id);
  if (file !== undefined && (plan.clients.has(file) || guard.kindOf(file) !== undefined))
    return file;
  // As written, too: a symbolic link may lead out of src/backend, and a glob names no file.
  const asked = /^(?:[./]|file:)/.test(source) ? guard.findServerFile(source, importer) : undefined;
  if (asked !== undefined) return asked;
  const isOwn = file?.startsWith(`${root}/`) && !file.includes('/node_modules/');
  return isOwn ? file : undefined;
}

function message(violation: Violation, files: ServerFiles, plan: Plan): string {
  const { file, chain } = violation;
  const kind = files.kindOf(file);
  if (kind !== 'web-module' && !plan.server.has(file)) return violationMessage(violation, files);
  const way = [...chain, file].map((step) => files.display(step)).join('\n  → ');
  const shown = files.display(file);
  const what = kind === 'web-module' ? 'a web module' : 'the server’s own code';
  const remedy =
    kind === 'web-module'
      ? `Import ${path.posix.basename(shown).replace('.web.', '.client.')} instead: the frontend would contain the code of the web module.`
      : 'Frontends import the clients.';
  return `${PACKAGE_NAME}: ${shown} is ${what}, and a frontend imports it:\n  ${way}\n${remedy}`;
}
