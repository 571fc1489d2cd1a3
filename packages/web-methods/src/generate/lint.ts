import { readdirSync } from 'node:fs';
import path from 'node:path';
import { normalizePath } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import { Guard } from '../vite/guard.js';
import { hasOmittedEnding } from '../vite/references.js';
import { listFiles } from '../vite/server-contents.js';
import { ServerFiles } from '../vite/server-files.js';
import { STYLE } from '../vite/styles.js';
import { chainTo, type Violation, violationMessage } from '../vite/violation.js';
import { fileOf } from '../vite/web-module.js';
import type { GenerateOptions } from './options.js';
import type { Plan } from './plan.js';
import type { LoadedProject } from './project.js';
import { type Globs, isSource, readReferences } from './source-imports.js';

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
  const refused = listFiles(srcDir).filter(isRefused);
  const pages = readdirSync(root).filter((name) => name.endsWith('.html'));
  const files = [...pages.map((name) => path.posix.join(root, name)), ...listFiles(srcDir)];
  const entries = files.filter(
    (file) => !isServer(file) && !isRefused(file) && isSource(file) && !NO_FRONTEND.test(file),
  );

  /** The importers of each file, by its path. */
  const importers = new Map<string, string[]>(entries.map((file) => [file, []]));
  // The iteration also visits the files that are found meanwhile.
  for (const file of importers.keys()) {
    if (isRefused(file) || !isSource(file)) continue;
    for (const reference of await readReferences(file)) {
      const found =
        typeof reference === 'string'
          ? await find(reference, file, project, guard, plan, refused)
          : findMatches(reference, file, project, guard, refused);
      for (const one of [found ?? []].flat()) {
        importers.set(one, [...(importers.get(one) ?? []), file]);
      }
    }
  }
  return [...importers.keys()].filter(isRefused).map((file) => {
    const chain = chainTo(file, (one) => importers.get(one) ?? []).slice(0, -1);
    return message({ file, chain }, guard.files, plan);
  });
}

/** Finds the file of the project that a reference leads to. */
async function find(
  reference: string,
  importer: string,
  { root, resolve }: LoadedProject,
  guard: Guard,
  plan: Plan,
  refused: readonly string[],
): Promise<string | undefined> {
  // webpack's loaders stand before the path.
  const source = reference.replace(/^.*!/, '');
  const id = (await resolve(source, importer))?.id;
  const file = id === undefined ? undefined : fileOf(id);
  if (file !== undefined && (plan.clients.has(file) || guard.kindOf(file) !== undefined))
    return file;
  // As written, too, because a symbolic link may lead out of src/backend.
  const written = guard.findServerFile(source, importer);
  const isNamed = file && written !== undefined && hasOmittedEnding(file, written);
  const asked = isNamed ? undefined : written;
  if (asked !== undefined && /^(?:[./]|file:)/.test(source)) return asked;
  // In a style sheet, the path of a file may look like that of a package, or like any other text.
  if (asked !== undefined && file === undefined && STYLE.test(importer)) {
    const found = refused.find((one) => one === asked || isStyle(one, asked));
    if (found !== undefined) return found;
  }
  const isOwn = file?.startsWith(`${root}/`) && !file.includes('/node_modules/');
  return isOwn ? file : undefined;
}

/** Whether a style sheet has a name without an ending, and without the `_` of Sass. */
function isStyle(file: string, name: string): boolean {
  return STYLE.test(file) && file.replace(/\/_([^/]*)$/, '/$1').startsWith(`${name}.`);
}

/** Finds the server files that globs match. Those that begin with `!` exclude files. */
function findMatches(
  globs: Globs,
  importer: string,
  { pathsOf }: LoadedProject,
  guard: Guard,
  refused: readonly string[],
): string[] {
  const matchers = (some: readonly string[]) =>
    some
      .flatMap((glob) => [glob, ...pathsOf(glob)])
      .flatMap((glob) => guard.filesOf(glob, importer))
      .map(globToRegExp);
  const included = matchers(globs.filter((glob) => !glob.startsWith('!')));
  const excluded = matchers(globs.filter((glob) => glob.startsWith('!')).map((g) => g.slice(1)));
  return refused.filter(
    (file) =>
      included.some((pattern) => pattern.test(file)) &&
      !excluded.some((pattern) => pattern.test(file)),
  );
}

/** Converts a glob with `*`, `**` and `{a,b}`. */
function globToRegExp(glob: string): RegExp {
  const pattern = glob
    .replace(/[\\^$.|?+()[\]]/g, '\\$&')
    .replace(/\*\*\/?|\*/g, (stars) => (stars === '*' ? '[^/]*' : '.*'))
    .replace(/\{([^{}]*)\}/g, (_, choices: string) => `(?:${choices.replaceAll(',', '|')})`)
    .replace(/[{}]/g, '\\$&');
  return new RegExp(`^${pattern}$`);
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
