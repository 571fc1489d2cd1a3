import { parseArgs } from 'node:util';
import { parseAst } from 'vite';
import { BASE_PATH } from '../consts.js';

/** The usage of the command. */
export const USAGE = `Usage: wix-astro-web-methods generate [options]

Writes the clients and the handler of the web modules src/**/*.web.{ts,js,mts,mjs}, for projects
whose bundler has no plugin of wix-astro-web-methods. Run it in the project's folder.

  --base <prefix>             the path below which methods are called (default: ${BASE_PATH.slice(0, -1)})
  --clients <folder>          the folder of the clients (default: each one is next to its web module)
  --endpoints <folder>        also write one file per method, for routers without catch-all routes
  --server-base <expression>  the address that the frontend adds before the prefix, as JavaScript,
                              such as import.meta.env.VITE_SERVER_URL (default: the address of the
                              frontend's own files)
  --server <path>             a file or folder of src that runs on the server only; may be repeated
  --check                     write nothing; exit with 1 if a file is out of date, or if a frontend
                              imports code of the server
  --watch                     write the files again whenever a file in src changes`;

/** The options of the command. */
export interface GenerateOptions {
  /** The path below which methods are called, with slashes at both ends. */
  readonly base: string;
  /** The folder of the clients; `undefined` if each one is next to its web module. */
  readonly clients: string | undefined;
  /** The folder of the endpoints; `undefined` if there are none. */
  readonly endpoints: string | undefined;
  /** The JavaScript expression of the address that the frontend adds; `undefined` for none. */
  readonly serverBase: string | undefined;
  /** The files and folders that run on the server only, besides `src/backend`. */
  readonly server: readonly string[];
  readonly check: boolean;
  readonly watch: boolean;
}

/**
 * Reads the arguments of `wix-astro-web-methods generate`.
 * @param args The arguments after the name of the command.
 * @throws {Error} If an argument is unknown or not valid; the message has the remedy.
 */
export function readOptions(args: readonly string[]): GenerateOptions {
  const { values } = parse(args);
  const { check = false, watch = false, clients, endpoints, server = [] } = values;
  if (check && watch) throw new Error('--check and --watch cannot be combined.');
  const base = readBase(values.base ?? BASE_PATH);
  const serverBase = values['server-base'];
  if (serverBase !== undefined) checkExpression(serverBase);
  return { base, clients, endpoints, serverBase, server, check, watch };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        base: { type: 'string' },
        check: { type: 'boolean' },
        clients: { type: 'string' },
        endpoints: { type: 'string' },
        server: { type: 'string', multiple: true },
        'server-base': { type: 'string' },
        watch: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

function readBase(base: string): string {
  const steps = base.replace(/^\/|\/$/g, '').split('/');
  const isValid = base.startsWith('/') && steps.every((step) => /^\w[\w.~-]*$/.test(step));
  if (!isValid) {
    throw new Error(
      `--base is "${base}", and must be a path of letters, digits, "-", "_", "." and "~", such as /web-methods.`,
    );
  }
  return `/${steps.join('/')}/`;
}

function checkExpression(expression: string): void {
  try {
    const { body } = parseAst(`(${expression}\n)`);
    if (body.length === 1 && body[0]?.type === 'ExpressionStatement') return;
  } catch {
    // Explained below.
  }
  throw new Error(
    `--server-base is \`${expression}\`, which is not a JavaScript expression. Write for example import.meta.env.VITE_SERVER_URL, or "'https://api.example.com'" for a fixed address.`,
  );
}
