import { dirname, join, resolve } from 'node:path';
import { type AppSource, relativePath, resolveInApp } from './app-source.js';
import { specifiersIn } from './imported-modules.js';
import type { ExtensionUse } from './read-calls.js';

/** Where code runs: on the app's server, or in a page in the browser. */
export type RunsIn = 'backend' | 'page';

/** Where a file runs, and how this was decided. */
export interface FileRole {
  readonly runsIn: readonly RunsIn[];
  /** The reason, one for each place where the file runs. */
  readonly reasons: readonly string[];
}

/** The folders and files of `src` whose code runs on the server. */
const BACKEND = /^src\/(backend|pages|api|actions)\/|^src\/(middleware|actions)\.\w+$/;
const WEB_MODULE = /\.web\.[mc]?[jt]s$/;
/** The builders of extensions that run in the browser. All others run on the server. */
const PAGE_BUILDER =
  /^(dashboard|customElement|sitePlugin|embeddedScript|editor|siteComponent|viewerService|contextProvider|functionLibrary)/;

/**
 * Decides where each file of an app runs. It starts with the files of the extensions, the web
 * modules, and the folders of the backend, and follows the imports from there.
 * @param source The app's source.
 * @param extensions The app's extensions.
 */
export function whereFilesRun(
  source: AppSource,
  extensions: readonly ExtensionUse[],
): ReadonlyMap<string, FileRole> {
  const imports = new Map([...source.files.keys()].map((file) => [file, importsOf(source, file)]));
  const backend = new Map<string, string>();
  const pages = new Map<string, string>();

  const reach = (reached: Map<string, string>, file: string, reason: string) => {
    // A page gets stubs in place of a web module.
    if (reached.has(file) || (reached === pages && WEB_MODULE.test(file))) return;
    reached.set(file, reason);
    const next = `imported by ${relativePath(source.root, file)}`;
    for (const target of imports.get(file) ?? []) reach(reached, target, next);
  };

  for (const { kind, texts, file } of extensions) {
    const reached = PAGE_BUILDER.test(kind) ? pages : backend;
    for (const target of texts.flatMap((text) => extensionFiles(source, file, text))) {
      reach(reached, target, `the extension ${kind} in ${relativePath(source.root, file)}`);
    }
  }
  for (const file of source.files.keys()) {
    const path = relativePath(source.root, file);
    if (WEB_MODULE.test(path)) reach(backend, file, 'a web module');
    else if (BACKEND.test(path)) reach(backend, file, `in ${dirname(path)}`);
  }

  // What is left may be unused, or used in a way that is not known. First the files that no file
  // imports, and then those that only import each other.
  const isLeft = (file: string) => !backend.has(file) && !pages.has(file);
  const left = [...source.files.keys()].filter(isLeft);
  const imported = new Set(left.flatMap((file) => imports.get(file) ?? []));
  for (const file of [...left.filter((one) => !imported.has(one)), ...left]) {
    if (!isLeft(file)) continue;
    const hasMarkup = /\.[jt]sx$|\.html$/.test(file);
    const reason = 'neither an extension nor the backend imports it';
    reach(hasMarkup ? pages : backend, file, hasMarkup ? `${reason}, and it has JSX` : reason);
  }

  return new Map(
    [...source.files.keys()].map((file) => {
      const runsIn: RunsIn[] = [];
      if (backend.has(file)) runsIn.push('backend');
      if (pages.has(file)) runsIn.push('page');
      const reasons = [backend.get(file), pages.get(file)].filter((one) => one !== undefined);
      return [file, { runsIn, reasons }];
    }),
  );
}

/** The files that an option of an extension names, with the scripts of an HTML template. */
function extensionFiles(source: AppSource, from: string, text: string): string[] {
  if (!/^\.{0,2}\//.test(text)) return [];
  // Paths in builders are relative to `src`.
  const inSource = join(source.root, 'src', 'extensions.ts');
  const file = resolveInApp(source, inSource, text) ?? resolveInApp(source, from, text);
  if (file === undefined) return [];
  const scripts = source.scriptSources.get(file) ?? [];
  return [file, ...scripts.map((script) => resolve(dirname(file), script))];
}

/** The files of the app that a file imports at run time. */
function importsOf(source: AppSource, file: string): string[] {
  return specifiersIn(source, file).flatMap(
    (specifier) => resolveInApp(source, file, specifier) ?? [],
  );
}
