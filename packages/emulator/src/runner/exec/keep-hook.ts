import childProcess, { ChildProcess } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import workerThreads, { type WorkerOptions } from 'node:worker_threads';
import { type EmulatorAccess, hookOption, withHook } from './hook-env.js';
import { isOptions, wrapFunction } from './wrap-function.js';

/**
 * Lets every process and every worker thread that this process starts load the hook, even if the
 * app gives it an environment of its own.
 * @param access The emulator.
 */
export function keepHook(access: EmulatorAccess): void {
  // All asynchronous functions of the module call this method, with the variables as a list.
  wrapFunction(ChildProcess.prototype, 'spawn', ([options], spawn) => {
    if (!isOptions(options)) return spawn([options]);
    const { envPairs } = options;
    const env = Array.isArray(envPairs) ? Object.fromEntries(envPairs.map(split)) : process.env;
    const all = Object.entries(withHook(env, access));
    return spawn([{ ...options, envPairs: all.map(([name, value]) => `${name}=${value}`) }]);
  });

  for (const name of ['spawnSync', 'execFileSync', 'execSync']) {
    wrapFunction(childProcess, name, (args, start) => {
      const given = args.filter((arg) => arg !== undefined);
      const last = given.at(-1);
      const options = isOptions(last) ? last : {};
      const env = withHook(isEnv(options.env) ? options.env : process.env, access);
      return start([...(isOptions(last) ? given.slice(0, -1) : given), { ...options, env }]);
    });
  }

  // Since Node 22.15. The program takes the place of this process.
  if ('execve' in process) {
    wrapFunction(process, 'execve', ([file, args, env = process.env], execve) =>
      execve([file, args, isEnv(env) ? withHook(env, access) : env]),
    );
  }

  // A worker with neither an environment nor options of its own loads what this process has loaded.
  class Worker extends workerThreads.Worker {
    constructor(file: string | URL, options: WorkerOptions = {}) {
      const { env, execArgv } = options;
      super(file, {
        ...options,
        ...(isEnv(env) && { env: withHook(env, access) }),
        ...(execArgv && { execArgv: [hookOption(access.hook), ...execArgv] }),
      });
    }
  }
  Object.defineProperty(workerThreads, 'Worker', { value: Worker, writable: true });
  syncBuiltinESMExports();
}

function isEnv(value: unknown): value is NodeJS.ProcessEnv {
  return isOptions(value);
}

/** Splits `NAME=value`. On Windows, a name may begin with `=`. */
function split(pair: string): readonly [string, string] {
  const end = pair.indexOf('=', 1);
  return [pair.slice(0, end), pair.slice(end + 1)];
}
