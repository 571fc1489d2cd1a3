import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Environment, isCSSRequest, type ResolvedConfig, type Rollup } from 'vite';
import { type ReferenceConfig, referencedFiles } from './references.js';
import type { ServerFileKind, ServerFiles } from './server-files.js';
import { isFrontend, type Side } from './side.js';
import { chainTo, type Violation, violationMessage } from './violation.js';
import { fileOf } from './web-module.js';

/** What the guard needs of a plugin's context. */
export type GuardContext = Pick<
  Rollup.PluginContext,
  'environment' | 'getModuleIds' | 'getModuleInfo'
>;

/** What Vite tries where a web module is imported without its ending. */
const WEB_MODULE_ENDINGS = ['.ts', '.js', '.mts', '.mjs'];

/** A build reports so many violations at once. */
const MAX_MESSAGES = 10;

/**
 * Keeps the files of the server out of the frontends of a build or a dev server. A dev server
 * refuses at once. A build goes on and fails at its end, where the import chains are known.
 */
export class Guard {
  readonly files: ServerFiles;
  /** The stub modules that frontends have, by the file of the web module. */
  readonly stubs = new Map<string, string>();
  readonly #side: Side;
  readonly #found: { file: string; importer: string }[] = [];
  /** The style sheets and where they are imported: Vite has them in no module graph. */
  readonly #styleImporters = new Map<string, string>();
  /** What a build has been told of its modules: it asks for each a dozen times. */
  readonly #kinds = new Map<string, ServerFileKind | undefined>();
  #config: ResolvedConfig | undefined;

  /**
   * @param files The files of the app.
   * @param side Where the modules of the build run.
   */
  constructor(files: ServerFiles, side: Side) {
    this.files = files;
    this.#side = side;
  }

  /** Takes the config of the build. */
  configure(config: ResolvedConfig): void {
    this.#config = config;
  }

  /** Forgets what an earlier build with the same plugin has found. */
  reset(): void {
    this.#found.length = 0;
    this.#styleImporters.clear();
    this.#kinds.clear();
  }

  /** Tells whether a browser can load what an environment makes of a module. */
  isFrontend({ config }: Environment): boolean {
    return isFrontend(this.#side, config.consumer === 'server');
  }

  /** Tells whether a browser can load the style sheets and assets of an environment. */
  hasPublicAssets(environment: Environment): boolean {
    return this.#side === 'both' || this.isFrontend(environment);
  }

  /** Tells what a module is; see {@link ServerFiles.kindOf}. */
  kindOf(id: string): ServerFileKind | undefined {
    // The files of a dev server change while it runs.
    if (this.#config?.command !== 'build') return this.files.kindOf(id);
    if (!this.#kinds.has(id)) this.#kinds.set(id, this.files.kindOf(id));
    return this.#kinds.get(id);
  }

  /**
   * Tells which file of the server a reference is for, by the path as it is written.
   * @param reference The reference as in the source.
   * @param importer The id of the module that has it.
   * @param isAllowed Whether a kind of file may be referred to so. Default: none.
   */
  findServerFile(
    reference: string,
    importer: string,
    isAllowed: (kind: ServerFileKind) => boolean = () => false,
  ): string | undefined {
    return referencedFiles(reference, importer, this.#referenceConfig())
      .map((file) => withEnding(file))
      .find((file) => {
        const kind = this.files.kindOf(file);
        return kind !== undefined && !isAllowed(kind);
      });
  }

  /**
   * Refuses a file: at once in a dev server, at its end in a build.
   * @param context The plugin's context.
   * @param file The file, absolute.
   * @param importer The id of the module that refers to it; `undefined` for an entry.
   * @throws {Error} In a dev server, with the import chain.
   */
  refuse(context: GuardContext, file: string, importer: string | undefined): void {
    if (context.environment.mode === 'build') {
      if (importer !== undefined) this.#found.push({ file, importer });
      return;
    }
    const chain = importer === undefined ? [] : this.chainTo(context, importer);
    throw new Error(this.message({ file, chain }));
  }

  /** Notes an import of a style sheet by another, and whether a build has to fail for it. */
  noteStyleImport(file: string, importer: string, isRefused: boolean): void {
    if (file !== importer) this.#styleImporters.set(file, importer);
    if (isRefused) this.#found.push({ file, importer });
  }

  /** The way from an entry to a module. */
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

  /** All violations that a build has found, as the text of one error; `undefined` if there are none. */
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

/** The file of a web module that is named without its ending, as Vite finds it. */
function withEnding(file: string): string {
  if (!/\.web$/i.test(file)) return file;
  const endings = WEB_MODULE_ENDINGS.map((ending) => file + ending);
  return endings.find((named) => existsSync(named)) ?? file;
}

/** The module that an importer such as `/app/src/*` stands for: some importers of styles tell no more. */
function importingModule({ getModuleIds }: GuardContext, importer: string): string {
  if (path.posix.basename(importer) !== '*') return importer;
  const folder = path.posix.dirname(importer);
  const isInFolder = (id: string) => path.posix.dirname(fileOf(id)) === folder;
  return [...getModuleIds()].find((id) => isCSSRequest(id) && isInFolder(id)) ?? importer;
}
