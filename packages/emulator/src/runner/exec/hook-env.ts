/** Where the emulator accepts requests, and what a process needs to send them there. */
export interface EmulatorAccess {
  /** The port on the loopback interface. */
  readonly port: number;
  /** Proves that a process belongs to the command. */
  readonly secret: string;
  /** The file that each process loads first, absolute. */
  readonly hook: string;
}

const PORT = 'WIX_EMULATOR_EXEC_PORT';
const SECRET = 'WIX_EMULATOR_EXEC_SECRET';
const FILE = 'WIX_EMULATOR_EXEC_FILE';

/** Environment variables. */
type Env = Readonly<NodeJS.Dict<string>>;

/**
 * Creates the variables with which the hook reaches the emulator, and those that `bin/exec/node`
 * needs to load the hook.
 */
export function accessEnv({ port, secret, hook }: EmulatorAccess): Env {
  return {
    [PORT]: String(port),
    [SECRET]: secret,
    [FILE]: hook,
    WIX_EMULATOR_EXEC_HOOK: nodeOptions(hook),
    WIX_EMULATOR_EXEC_NODE: process.execPath,
  };
}

/**
 * Adds to an environment what makes a Node process load the hook.
 * @param env The environment. Its options for Node stay, and so do the variables of a command that
 *   runs inside of another one.
 */
export function withHook(env: Env, access: EmulatorAccess): Env {
  const { NODE_OPTIONS: options = '' } = env;
  const own = nodeOptions(access.hook);
  return {
    ...accessEnv(access),
    ...env,
    NODE_OPTIONS: options.includes(own) ? options : `${own} ${options}`.trimEnd(),
  };
}

/**
 * Reads what a process needs to reach the emulator.
 * @returns `undefined` if its environment does not have it.
 */
export function readAccess(env: Env): EmulatorAccess | undefined {
  const { [PORT]: port, [SECRET]: secret, [FILE]: hook } = env;
  return port && secret && hook ? { port: Number(port), secret, hook } : undefined;
}

/**
 * Creates the argument with which Node loads the hook. `--import` would load it later: after the
 * scripts that the program preloads, and in a worker without a file not at all.
 */
export function hookOption(hook: string): string {
  return `--require=${hook}`;
}

/** Writes the argument for `NODE_OPTIONS`, where spaces separate arguments. */
function nodeOptions(hook: string): string {
  const option = hookOption(hook);
  return /[\s"\\]/.test(option) ? JSON.stringify(option) : option;
}
