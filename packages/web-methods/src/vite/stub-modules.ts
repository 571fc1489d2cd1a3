import type { DevEnvironment, EnvironmentModuleNode } from 'vite';
import { type Resolve, readWebModule, type WebModule } from './module-reader.js';
import { moduleNameProblem } from './names.js';
import { generateStubModule, type StubbedMethod } from './stub-module.js';
import { webModuleName } from './web-module.js';

/** A stub module that browsers have loaded. */
interface Served {
  code: string;
  /** The files from which the stub module was generated. */
  files: Set<string>;
}

/** Generates the stub modules of one build or dev server, and keeps them up to date. */
export class StubModules {
  readonly #srcDir: string;
  readonly #trailingSlash: boolean;
  /** The stub modules that browsers have loaded, by the file of the web module. */
  readonly #served = new Map<string, Served>();
  /** The modules whose imports from a web module were refused, by the file of the web module. */
  readonly #refused = new Map<string, Set<string>>();

  /**
   * @param srcDir The app's `src`, absolute.
   * @param trailingSlash Whether the app's server requires a slash at the end of every path.
   */
  constructor(srcDir: string, trailingSlash: boolean) {
    this.#srcDir = srcDir;
    this.#trailingSlash = trailingSlash;
  }

  /**
   * Generates the stub module of a web module.
   * @param file The web module, absolute.
   * @param resolve Resolves the web module's imports.
   * @throws {Error} If no frontend could call the module's exports.
   */
  async generate(file: string, resolve: Resolve): Promise<string> {
    const name = webModuleName(file, this.#srcDir) ?? file;
    try {
      const problem = moduleNameProblem(name, file, this.#srcDir);
      if (problem) throw new Error(problem);
      const { kinds, reexports, files } = await readWebModule(file, this.#srcDir, resolve);
      const methods = stubbed(kinds);
      const trailingSlash = this.#trailingSlash;
      const code = generateStubModule({ name, methods, reexports, trailingSlash });
      this.#served.set(file, { code, files });
      return code;
    } catch (error) {
      // Browsers show the error now, so the next version has to count as a change.
      this.#served.set(file, { code: '', files: new Set([file]) });
      throw error;
    }
  }

  /**
   * Records that a module imports a name that a web module lacks. A change of the web module may
   * fix it.
   * @param file The web module, absolute.
   * @param importer The id of the importing module.
   * @param resolve Resolves the web module's imports.
   */
  async noteRefused(file: string, importer: string, resolve: Resolve): Promise<void> {
    this.#refused.set(file, (this.#refused.get(file) ?? new Set()).add(importer));
    // The browser has not requested the web module yet, because it never received the import.
    if (!this.#served.has(file)) await this.generate(file, resolve);
  }

  /**
   * Finds the modules that a browser must load again because a file has changed.
   * @param file The changed file, absolute.
   * @param modules The modules that Vite would load again.
   * @returns The modules; `undefined` to leave the choice to Vite, because no stub module depends
   * on the file.
   */
  async update(
    file: string,
    modules: EnvironmentModuleNode[],
    { moduleGraph, pluginContainer }: DevEnvironment,
  ): Promise<EnvironmentModuleNode[] | undefined> {
    const dependents = [...this.#served].filter(([, { files }]) => files.has(file));
    if (dependents.length === 0) return undefined;
    // A change in a method's body only concerns the server: the page keeps running, with its state.
    const stale = new Set(modules.filter((module) => !this.#served.has(module.file ?? '')));
    for (const [webModule, before] of dependents) {
      const code = await this.generate(webModule, (source, importer) =>
        pluginContainer.resolveId(source, importer),
      );
      if (code === before.code) continue;
      for (const module of moduleGraph.getModulesByFile(webModule) ?? []) {
        stale.add(module);
        // Vite would only renew the importers' imports, without checking the imported names.
        for (const importer of module.importers) stale.add(importer);
      }
      for (const importer of this.#refused.get(webModule) ?? []) {
        const module = moduleGraph.getModuleById(importer);
        if (module) stale.add(module);
      }
      this.#refused.delete(webModule);
    }
    return [...stale];
  }
}

/** Selects the exports of a web module that get a stub: all that may be web methods. */
export function stubbed(kinds: WebModule['kinds']): StubbedMethod[] {
  return [...kinds].flatMap(([name, kind]) =>
    kind === 'method' || kind === 'unknown' ? [{ name, isCertain: kind === 'method' }] : [],
  );
}
