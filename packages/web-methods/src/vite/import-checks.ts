import { readdirSync } from 'node:fs';
import path from 'node:path';
import { normalizePath, type Plugin, type Rollup } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import { baseApiUrlWarning, jswImportProblem, jswWarnings, readsBaseApiUrl } from './legacy.js';
import { RESOLVED_MANIFEST_ID } from './manifest.js';
import { missingExportProblem } from './missing-export.js';
import { readWebModule } from './module-reader.js';
import { readNamedImports } from './named-imports.js';
import { moduleNameProblem } from './names.js';
import { isFrontend, type Side } from './side.js';
import type { StubModules } from './stub-modules.js';
import { fileOf, WEB_MODULE, webModuleName } from './web-module.js';

/** What the checks need to know of a build. */
interface CheckOptions {
  /** The app's `src`, absolute and real. */
  srcDir: string;
  side: Side;
  /** Told of what a change of a web module may mend. */
  stubs: StubModules;
}

/**
 * The plugins that tell in build and development alike what is wrong with an import of a web module
 * or with a web module itself, and what to do.
 */
export function importChecks(options: CheckOptions): Plugin[] {
  return [legacyChecks(options), moduleChecks(options)];
}

/** Before all others: it reads what is written, which Vite would resolve or replace. */
function legacyChecks({ srcDir, side }: CheckOptions): Plugin {
  const warned = new Set<string>();
  let isBaseApiUrlDefined = false;
  return {
    name: `${PACKAGE_NAME}:legacy`,
    enforce: 'pre',
    configResolved({ define = {} }) {
      isBaseApiUrlDefined = 'import.meta.env.BASE_API_URL' in define;
    },
    resolveId(source, importer, resolveOptions) {
      const isScan = 'scan' in resolveOptions && resolveOptions.scan;
      if (isScan || !isFrontend(side, resolveOptions.ssr)) return;
      if (importer?.includes('/node_modules/')) return;
      const problem = jswImportProblem(source, importer);
      if (problem) this.error(problem);
    },
    async transform(code, id, transformOptions) {
      if (isBaseApiUrlDefined || !isFrontend(side, transformOptions?.ssr)) return;
      if (id.includes('/node_modules/') || warned.has(fileOf(id))) return;
      if (!(await readsBaseApiUrl(code, id))) return;
      warned.add(fileOf(id));
      this.warn(baseApiUrlWarning(id, srcDir));
    },
  };
}

/** After all others: by then a module is JavaScript, with the imports that remain. */
function moduleChecks({ srcDir, side, stubs }: CheckOptions): Plugin {
  return {
    name: `${PACKAGE_NAME}:modules`,
    enforce: 'post',
    async transform(code, id, transformOptions) {
      if (isFrontend(side, transformOptions?.ssr)) {
        const isOwn = !id.includes('/node_modules/') && webModuleName(id, srcDir) === undefined;
        if (isOwn) await checkImports(this, code, id, srcDir, stubs);
      } else if (id === RESOLVED_MANIFEST_ID) {
        for (const warning of jswWarnings(srcDir)) this.warn(warning);
        const problem = misnamedModuleProblem(srcDir);
        if (problem) this.error(problem);
      } else if (webModuleName(id, srcDir) !== undefined) {
        // Whether it can be called at all, which a call would not learn.
        await readWebModule(fileOf(id), srcDir, (source, file) => this.resolve(source, file));
      }
    },
  };
}

/** Refuses an import of what a web module does not offer to frontends. */
async function checkImports(
  context: Rollup.TransformPluginContext,
  code: string,
  id: string,
  srcDir: string,
  stubs: StubModules,
): Promise<void> {
  const resolve = (source: string, importer: string) => context.resolve(source, importer);
  for (const { source, names, position } of readNamedImports(parse(context, code))) {
    const file = fileOf((await resolve(source, id))?.id ?? '');
    if (webModuleName(file, srcDir) === undefined) continue;
    const imported = { names, file, importer: fileOf(id), srcDir };
    const problem = await missingExportProblem(imported, resolve);
    if (!problem) continue;
    await stubs.noteRefused(file, id, resolve);
    context.error(problem, position);
  }
}

function parse(context: Rollup.TransformPluginContext, code: string) {
  try {
    return context.parse(code);
  } catch {
    // What is wrong with the code, or that it is none, is for Vite to tell.
    return { type: 'Program' as const, sourceType: 'module' as const, body: [] };
  }
}

/** Tells of a file that looks like a web module, and that no call's path can name. */
function misnamedModuleProblem(srcDir: string): string | undefined {
  for (const entry of readdirSync(srcDir, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = normalizePath(path.join(srcDir, entry));
    if (!WEB_MODULE.test(file)) continue;
    const problem = moduleNameProblem(normalizePath(entry), file, srcDir);
    if (problem) return problem;
  }
  return undefined;
}
