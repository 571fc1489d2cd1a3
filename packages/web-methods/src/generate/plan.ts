import path from 'node:path';
import { normalizePath } from 'vite';
import { PACKAGE_NAME } from '../consts.js';
import { type Resolve, readWebModule } from '../vite/module-reader.js';
import { displayFile, moduleNameProblem } from '../vite/names.js';
import type { StubbedMethod } from '../vite/stub-module.js';
import { stubbed } from '../vite/stub-modules.js';
import { findWebModules } from '../vite/web-module.js';
import { generateClient } from './client-file.js';
import { generateEndpoint, generateHandler } from './handler-file.js';
import type { Specifier } from './import-style.js';
import type { GenerateOptions } from './options.js';

/** The files that a project should have. */
export interface Plan {
  /** The contents of the clients, which frontends import, by absolute path. */
  readonly clients: ReadonlyMap<string, string>;
  /** The contents of the handler and of the endpoints, by absolute path. */
  readonly server: ReadonlyMap<string, string>;
  /** The number of web modules. */
  readonly modules: number;
}

/** A project whose files are generated. */
export interface Project {
  /** The project's folder, absolute and real. */
  readonly root: string;
  /** The project's `src`, absolute and real. */
  readonly srcDir: string;
  /** Finds the files of imports. */
  readonly resolve: Resolve;
  /** Writes the specifier of an import. */
  readonly specifier: Specifier;
}

/** The part of a file's path that routers take literally. */
const PLAIN_STEP = /^[a-z\d][\w.-]*$/i;

/**
 * Generates the files of a project.
 * @throws {Error} If a web module cannot be read, or if a file cannot have the required name.
 */
export async function planFiles(project: Project, options: GenerateOptions): Promise<Plan> {
  const { root, srcDir, resolve, specifier } = project;
  const modules = findWebModules(srcDir);
  const clients = new Map<string, string>();
  const server = new Map<string, string>();
  if (modules.size === 0) return { clients, server, modules: 0 };
  const isTyped = [...modules.values()].some((file) => file.endsWith('ts'));
  const ending = isTyped ? '.ts' : '.js';
  const handler = normalizePath(path.join(srcDir, `backend/web-methods${ending}`));
  const clientOf = (file: string) => {
    const name = file.replace(/\.web(\.\w+)$/, '.client$1');
    if (options.clients === undefined) return name;
    return normalizePath(path.resolve(root, options.clients, path.relative(srcDir, name)));
  };

  for (const [name, file] of modules) {
    const problem = moduleNameProblem(name, file, srcDir);
    if (problem) throw new Error(problem);
    const { kinds, reexports } = await readWebModule(file, srcDir, resolve);
    const methods = stubbed(kinds);
    const client = clientOf(file);
    const content = generateClient({
      name,
      methods,
      types: specifier(client, file),
      reexports: reexports.map((other) => specifier(client, clientOf(other))),
      isTyped: file.endsWith('ts'),
      base: options.base,
      serverBase: options.serverBase,
    });
    clients.set(client, content);
    for (const [endpoint, id] of endpointsOf(name, methods, project, options)) {
      server.set(`${endpoint}${ending}`, generateEndpoint(specifier(endpoint, handler), id));
    }
  }
  const imports = [...modules].map(([name, file]) => [name, specifier(handler, file)] as const);
  server.set(handler, generateHandler(options.base, new Map(imports)));
  return { clients, server, modules: modules.size };
}

/** Returns the ids of a module's methods by the paths of their endpoints, without an ending. */
function endpointsOf(
  module: string,
  methods: readonly StubbedMethod[],
  { root, srcDir }: Project,
  { endpoints, base }: GenerateOptions,
): [string, string][] {
  if (endpoints === undefined) return [];
  return methods.map(({ name }) => {
    const id = `${module}/${name}`;
    const odd = id.split('/').find((step) => !PLAIN_STEP.test(step) || step === 'index');
    const file = normalizePath(path.join(path.resolve(root, endpoints), base, id));
    if (odd !== undefined) {
      throw new Error(
        `${PACKAGE_NAME}: ${displayFile(file, srcDir)} cannot be an endpoint, because a router may not take the name "${odd}" literally. Rename the file, the folder or the export of the web module: use letters, digits, "-" and "_", begin with a letter or a digit, and avoid "index".`,
      );
    }
    return [file, id];
  });
}
