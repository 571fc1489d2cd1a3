import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockRoot } from './lock-root.js';
import { HOST_ROOT } from './start-app.js';

const bin = fileURLToPath(new URL('../../packages/emulator/bin/wix-emulator.js', import.meta.url));

/** The folder for what tests write, below which modules are found as in the repository. */
export const SCRATCH_ROOT = fileURLToPath(new URL('../../artifacts', import.meta.url));

const anyPorts = { PORT: '0', EMULATOR_PORT: '0' };

/** Where and with what a command runs. */
interface RunOptions {
  /** The app's folder. Default: the fixture's. */
  root?: string;
  /** Variables over those of this process. */
  env?: Readonly<Record<string, string>>;
}

/** How long a command may take that is run to its end. */
interface RunToEndOptions extends RunOptions {
  /** In milliseconds; a command that takes longer is stopped, and has failed. Default: 10 minutes. */
  timeoutMs?: number;
}

/** How a command is started that goes on until it is stopped. */
interface StartOptions extends RunOptions {
  /** Whether it has a process group of its own, with which a test can kill it. Default: false. */
  detached?: boolean;
  /** The emulator's program, and arguments before those of the command. Default: the repository's. */
  program?: readonly [file: string, ...args: string[]];
}

/** What a command has left when it ended. */
interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs a command of the emulator to its end.
 * @param args The command and its arguments.
 */
export function runCli(
  args: readonly string[],
  { root = HOST_ROOT, env, timeoutMs = 600_000 }: RunToEndOptions = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [bin, ...args],
      // One that starts a server against expectations must not outlive its test.
      { cwd: root, env: { ...process.env, ...anyPorts, ...env }, timeout: timeoutMs },
      (error, stdout, stderr) => {
        // A command that is stopped may well end in order, and with 0.
        const isEnded = !error && !child.killed;
        const code = typeof error?.code === 'number' ? error.code : -1;
        resolve({ code: isEnded ? 0 : code, stdout, stderr });
      },
    );
  });
}

/** A command that goes on until it is stopped. */
export interface RunningCli {
  /** The origins that it has printed. */
  consoleUrl: string;
  appUrl: string;
  child: ChildProcess;
  /** All that it has printed so far. */
  output(): string;
  /** Stops it as a terminal would. */
  stop(): Promise<void>;
}

/**
 * Starts a command of the emulator that serves an app, on free ports. A development server starts once
 * no other test has one of the same app.
 * @param args The command and its arguments.
 */
export async function startCli(
  args: readonly string[],
  {
    root = HOST_ROOT,
    env,
    detached = false,
    program: [file, ...firstArgs] = [process.execPath, bin],
  }: StartOptions = {},
): Promise<RunningCli> {
  const unlock = args[0] === 'dev' ? await lockRoot(root) : undefined;
  const child = spawn(file, [...firstArgs, ...args], {
    cwd: root,
    env: { ...process.env, ...anyPorts, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached,
  });
  let output = '';
  // However it ends: some tests kill it.
  const exited = once(child, 'exit').finally(unlock);
  const { promise, resolve } = deferred();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (/App +http/.test(output)) resolve();
    });
  }
  await Promise.race([promise, exited]);
  const [, consoleUrl] = /Console +(http\S+)/.exec(output) ?? [];
  const [, appUrl] = /App +(http\S+)/.exec(output) ?? [];
  if (!consoleUrl || !appUrl) throw new Error(`${path.basename(bin)} did not start: ${output}`);
  return {
    consoleUrl,
    appUrl,
    child,
    output: () => output,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
