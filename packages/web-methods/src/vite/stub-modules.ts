import type { DevEnvironment, EnvironmentModuleNode } from 'vite';
import { type Resolve, readWebModule, type WebModule } from './module-reader.js';
import { moduleNameProblem } from './names.js';
import { generateStubModule } from './stub-module.js';
import { webModuleName } from './web-module.js';

/** A stub module that a browser has. */
interface Served {
  code: string;
  /** The files that it was made from. */
  files: Set<string>;
}

/** Makes the stub modules of one build or dev server, and keeps them up to date. */
export class StubModules {
  readonly #srcDir: string;
  readonly #trailingSlash: boolean;
  /** The stub modules that browsers have, by their web module's file. */
  readonly #served = new Map<string, Served>();
  /** The modules whose imports from a web module were refused, by its file. */
  readonly #refused = new Map<string, Set<string>>();

  /**
   * @param srcDir The app's `src`, absolute.
   * @param trailingSlash Whether the app's server wants a slash at the end of every path.
   */
  constructor(srcDir: string, trailingSlash: boolean) {
    this.#srcDir = srcDir;
    this.#trailingSlash = trailingSlash;
  }

  /**
   * Writes the stub module of a web module.
   * @param file The web module, absolute.
   * @throws {Error} If no frontend could call what it exports.
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
      // What a browser shows is the error, so that the next version is news in any case.
      this.#served.set(file, { code: '', files: new Set([file]) });
      throw error;
    }
  }

  /**
   * Notes that a module imports what a web module lacks, which a change of the latter may mend.
   * @param file The web module, absolute.
   * @param importer The id of the module that imports it.
   */
  async noteRefused(file: string, importer: string, resolve: Resolve): Promise<void> {
    this.#refused.set(file, (this.#refused.get(file) ?? new Set()).add(importer));
    // The browser has not asked for it, as it never got the import.
    if (!this.#served.has(file)) await this.generate(file, resolve);
  }

  /**
   * Tells what a browser must load anew because a file has changed.
   * @param file The file, absolute.
   * @param modules What Vite would have it load.
   * @returns `undefined` if Vite is right: no stub module was made from the file.
   */
  async update(
    file: string,
    modules: EnvironmentModuleNode[],
    { moduleGraph, pluginContainer }: DevEnvironment,
  ): Promise<EnvironmentModuleNode[] | undefined> {
    const dependents = [...this.#served].filter(([, { files }]) => files.has(file));
    if (dependents.length === 0) return undefined;
    // What changed in a method's body is the server's: the page keeps running, and its state with it.
    const stale = new Set(modules.filter((module) => !this.#served.has(module.file ?? '')));
    for (const [webModule, before] of dependents) {
      const code = await this.generate(webModule, (source, importer) =>
        pluginContainer.resolveId(source, importer),
      );
      if (code === before.code) continue;
      for (const module of moduleGraph.getModulesByFile(webModule) ?? []) {
        stale.add(module);
        // Vite would only renew their imports, without a look at what they import.
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

/** The exports of a web module that get a stub: what cannot be a web method gets none. */
function stubbed(kinds: WebModule['kinds']) {
  return [...kinds].flatMap(([name, kind]) =>
    kind === 'method' || kind === 'unknown' ? [{ name, isCertain: kind === 'method' }] : [],
  );
}
