import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Environment, isCSSRequest, type ResolvedConfig, type Rollup } from 'vite';
import { type ReferenceConfig, referencedFiles } from './references.js';
import type { ServerFileKind, ServerFiles } from './server-files.js';
import { isFrontend, type Side } from './side.js';
import { chainTo, type Violation, violationMessage } from './violation.js';
import { fileOf } from './web-module.js';

/** The part of a plugin's context that the guard needs. */
export type GuardContext = Pick<
  Rollup.PluginContext,
  'environment' | 'getModuleIds' | 'getModuleInfo'
>;

/** The endings that Vite tries if a web module is imported without its ending. */
const WEB_MODULE_ENDINGS = ['.ts', '.js', '.mts', '.mjs'];

/** The maximum number of violations that a build reports at once. */
const MAX_MESSAGES = 10;

/**
 * Keeps server files out of the frontends of a build or a dev server. A dev server refuses them at
 * once. A build goes on and fails at its end, when the import chains are known.
 */
export class Guard {
  readonly files: ServerFiles;
  /** The stub modules of frontends, by the file of the web module. */
  readonly stubs = new Map<string, string>();
  readonly #side: Side;
  readonly #found: { file: string; importer: string }[] = [];
  /** The importers of style sheets, which are missing in Vite's module graphs. */
  readonly #styleImporters = new Map<string, string>();
  /** Caches the kinds of a build's modules, because a build asks for each one a dozen times. */
  readonly #kinds = new Map<string, ServerFileKind | undefined>();
  #config: ResolvedConfig | undefined;

  /**
   * @param files The app's files.
   * @param side Where the modules of the build run.
   */
  constructor(files: ServerFiles, side: Side) {
    this.files = files;
    this.#side = side;
  }

  /** Sets the config of the build. */
  configure(config: ResolvedConfig): void {
    this.#config = config;
  }

  /** Forgets the violations of an earlier build with the same plugin. */
  reset(): void {
    this.#found.length = 0;
    this.#styleImporters.clear();
    this.#kinds.clear();
  }

  /** Whether a browser can load the modules of an environment. */
  isFrontend({ config }: Environment): boolean {
    return isFrontend(this.#side, config.consumer === 'server');
  }

  /** Whether a browser can load the style sheets and assets of an environment. */
  hasPublicAssets(environment: Environment): boolean {
    return this.#side === 'both' || this.isFrontend(environment);
  }

  /** Returns the kind of a module; see {@link ServerFiles.kindOf}. */
  kindOf(id: string): ServerFileKind | undefined {
    // The files of a dev server change while it runs.
    if (this.#config?.command !== 'build') return this.files.kindOf(id);
    if (!this.#kinds.has(id)) this.#kinds.set(id, this.files.kindOf(id));
    return this.#kinds.get(id);
  }

  /**
   * Finds the server file that a reference leads to, by its path as written.
   * @param reference The reference as written in the source.
   * @param importer The id of the module that contains the reference.
   * @param isAllowed Whether a kind of file may be referred to in this way. Default: no kind.
   */
  findServerFile(
    reference: string,
    importer: string,
    isAllowed: (kind: ServerFileKind) => boolean = () => false,
  ): string | undefined {
    return this.filesOf(reference, importer)
      .map((file) => withEnding(file))
      .find((file) => {
        const kind = this.files.kindOf(file);
        return kind !== undefined && !isAllowed(kind);
      });
  }

  /** Lists the files that a reference may be for, by its path as written. */
  filesOf(reference: string, importer: string): string[] {
    return referencedFiles(reference, importer, this.#referenceConfig());
  }

  /**
   * Refuses a file: at once in a dev server, at the end of a build.
   * @param context The plugin's context.
   * @param file The file, absolute.
   * @param importer The id of the module that refers to the file; `undefined` for an entry.
   * @throws {Error} In a dev server, with the import chain.
   */
  refuse(context: GuardContext, file: string, importer: string | undefined): void {
    if (context.environment.mode === 'build') {
      if (importer !== undefined) this.#found.push({ file, importer });
      return;
    }
    const chain =
      importer === undefined
        ? this.chainTo(context, file).slice(0, -1)
        : this.chainTo(context, importer);
    throw new Error(this.message({ file, chain }));
  }

  /** Whether a build fails already because of a reference in a module. */
  hasViolation(importer: string): boolean {
    return this.#found.some((violation) => violation.importer === importer);
  }

  /**
   * Records an import of a style sheet by another one, and whether the build has to fail because of
   * it.
   */
  noteStyleImport(file: string, importer: string, isRefused: boolean): void {
    if (file !== importer) this.#styleImporters.set(file, importer);
    if (isRefused) this.#found.push({ file, importer });
  }

  /** Returns the import chain from an entry to a module. */
  chainTo(context: GuardContext, id: string): string[] {
    return chainTo(importingModule(context, id), (module) => {
      const importers = importersOf(context, module);
      const style = this.#styleImporters.get(module);
      return importers.length > 0 || style === undefined
        ? importers
        : [importingModule(context, style)];
    });
  }

  /** Writes the message for a violation. */
  message(violation: Violation): string {
    return violationMessage(violation, this.files);
  }

  /** Returns all violations of a build as the text of one error; `undefined` if there are none. */
  report(context: GuardContext, others: readonly Violation[] = []): string | undefined {
    const violations = [
      ...this.#found.map(({ file, importer }) => ({
        file,
        chain: this.chainTo(context, importer),
      })),
      ...this.#modulesOfServer(context),
      ...others,
    ].sort((a, b) => Number(a.chain.length === 0) - Number(b.chain.length === 0));
    const byFile = new Map<string, string>();
    for (const violation of violations) {
      const file = this.files.display(violation.file);
      if (!byFile.has(file)) byFile.set(file, this.message(violation));
    }
    const messages = [...byFile.values()];
    return messages.length > 0 ? messages.slice(0, MAX_MESSAGES).join('\n\n') : undefined;
  }

  #modulesOfServer(context: GuardContext): Violation[] {
    if (!this.isFrontend(context.environment)) return [];
    return [...context.getModuleIds()]
      .filter((id) => ![undefined, 'web-module'].includes(this.kindOf(id)))
      .map((file) => ({ file, chain: this.chainTo(context, file).slice(0, -1) }));
  }

  #referenceConfig(): ReferenceConfig {
    const root = path.dirname(this.files.srcDir);
    return this.#config ?? { root, publicDir: '', resolve: { alias: [] } };
  }
}

function importersOf({ environment, getModuleInfo }: GuardContext, id: string): readonly string[] {
  if (environment.mode === 'dev') {
    const importers = environment.moduleGraph.getModuleById(id)?.importers ?? [];
    return [...importers].flatMap((module) => module.id ?? []);
  }
  const info = getModuleInfo(id);
  return info ? [...info.importers, ...info.dynamicImporters] : [];
}

/** Adds the ending of a web module that is imported without one, as Vite does. */
function withEnding(file: string): string {
  if (!/\.web$/i.test(file)) return file;
  const endings = WEB_MODULE_ENDINGS.map((ending) => file + ending);
  return endings.find((named) => existsSync(named)) ?? file;
}

/**
 * Finds the module behind an importer such as `/app/src/*`: some importers of style sheets are only
 * known by their folder.
 */
function importingModule({ getModuleIds }: GuardContext, importer: string): string {
  if (path.posix.basename(importer) !== '*') return importer;
  const folder = path.posix.dirname(importer);
  const isInFolder = (id: string) => path.posix.dirname(fileOf(id)) === folder;
  return [...getModuleIds()].find((id) => isCSSRequest(id) && isInFolder(id)) ?? importer;
}
