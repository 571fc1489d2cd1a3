import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Program } from 'estree';
import { normalizePath, type Plugin, type Rollup } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import { readExports } from './exports.js';
import { baseApiUrlWarning, jswImportProblem, jswWarnings, readsBaseApiUrl } from './legacy.js';
import { RESOLVED_MANIFEST_ID } from './manifest.js';
import { missingExportProblem } from './missing-export.js';
import { readWebModule } from './module-reader.js';
import { readNamedImports } from './named-imports.js';
import { displayFile, moduleNameProblem } from './names.js';
import { isFrontend, type Side } from './side.js';
import type { StubModules } from './stub-modules.js';
import { fileOf, nameAsWebModule, WEB_MODULE, webModuleName } from './web-module.js';

/** The options of {@link importChecks}. */
interface CheckOptions {
  /** The app's `src`, absolute and real. */
  srcDir: string;
  side: Side;
  /** The stub modules. They record refused imports, which a change of the web module may fix. */
  stubs: StubModules;
}

/**
 * Creates the plugins that report problems of web modules and of imports of them, with a remedy.
 * They do so in builds and in dev servers.
 */
export function importChecks(options: CheckOptions): Plugin[] {
  return [legacyChecks(options), moduleChecks(options)];
}

/**
 * Runs before all other plugins, to check the source as written, before Vite resolves or replaces
 * anything in it.
 */
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

/** Runs after all other plugins, when a module is JavaScript and has only its remaining imports. */
function moduleChecks({ srcDir, side, stubs }: CheckOptions): Plugin {
  return {
    name: `${PACKAGE_NAME}:modules`,
    enforce: 'post',
    async transform(code, id, transformOptions) {
      if (isFrontend(side, transformOptions?.ssr)) {
        const isOwn = !id.includes('/node_modules/') && webModuleName(id, srcDir) === undefined;
        if (!isOwn) return;
        const program = parse(this, code);
        const problem = code.includes('webMethod') && misplacedMethodProblem(program, id, srcDir);
        if (problem) this.error(problem);
        await checkImports(this, program, id, srcDir, stubs);
      } else if (id === RESOLVED_MANIFEST_ID) {
        for (const warning of jswWarnings(srcDir)) this.warn(warning);
        const problem = misnamedModuleProblem(srcDir);
        if (problem) this.error(problem);
      } else if (webModuleName(id, srcDir) !== undefined) {
        // Throws if no frontend can call the module, which would not be noticed otherwise.
        await readWebModule(fileOf(id), srcDir, (source, file) => this.resolve(source, file));
      }
    },
  };
}

/** Refuses imports of anything that a web module does not offer to frontends. */
async function checkImports(
  context: Rollup.TransformPluginContext,
  program: Program,
  id: string,
  srcDir: string,
  stubs: StubModules,
): Promise<void> {
  const resolve = (source: string, importer: string) => context.resolve(source, importer);
  for (const { source, names, position } of readNamedImports(program)) {
    const file = fileOf((await resolve(source, id))?.id ?? '');
    if (webModuleName(file, srcDir) === undefined) continue;
    const imported = { names, file, importer: fileOf(id), srcDir };
    const problem = await missingExportProblem(imported, resolve);
    if (!problem) continue;
    await stubs.noteRefused(file, id, resolve);
    context.error(problem, position);
  }
}

/** Describes a web method that a frontend would run itself, because its file is no web module. */
function misplacedMethodProblem(program: Program, id: string, srcDir: string): string | undefined {
  const file = fileOf(id);
  if (path.posix.relative(srcDir, file).startsWith('../')) return undefined;
  const methods = [...readExports(program).kinds].filter(([, kind]) => kind === 'method');
  const [name] = methods.map(([method]) => method);
  if (name === undefined) return undefined;
  return `${PACKAGE_NAME}: ${displayFile(file, srcDir)} has the web method "${name}", and a frontend imports the file, which is no web module. Rename it to ${nameAsWebModule(file)}, and import it by this name.`;
}

function parse(context: Rollup.TransformPluginContext, code: string): Program {
  try {
    return context.parse(code);
  } catch {
    // Vite itself reports code that is invalid or not JavaScript.
    return { type: 'Program', sourceType: 'module', body: [] };
  }
}

/** Describes the first file that looks like a web module but that no call's path can name. */
function misnamedModuleProblem(srcDir: string): string | undefined {
  for (const entry of readdirSync(srcDir, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = normalizePath(path.join(srcDir, entry));
    if (!WEB_MODULE.test(file)) continue;
    const problem = moduleNameProblem(normalizePath(entry), file, srcDir);
    if (problem) return problem;
  }
  return undefined;
}
