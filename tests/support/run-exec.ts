import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const bin = fileURLToPath(new URL('../../packages/emulator/bin/wix-emulator.js', import.meta.url));

/** The project of an Express server that knows nothing of the emulator. */
const EXEC_ROOT = fileURLToPath(new URL('../fixtures/exec', import.meta.url));

/** How to run `wix-emulator exec`. */
interface ExecOptions {
  /** The folder. Default: the fixture's. */
  readonly root?: string;
  /** Variables over those of this process. */
  readonly env?: Readonly<NodeJS.ProcessEnv>;
  /** The standard input. Default: empty. */
  readonly input?: string;
  /** The program of the emulator. Default: the repository's. */
  readonly program?: string;
}

/** What is left of a run. */
export interface ExecOutcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run of `wix-emulator exec` that has not ended. */
export interface RunningExec {
  readonly child: ChildProcess;
  /** What the command has printed so far. */
  stdout(): string;
  /** What the emulator and the command have printed so far. */
  stderr(): string;
  readonly ended: Promise<ExecOutcome>;
}

/**
 * Starts `wix-emulator exec`, which ends with the test at the latest.
 * @param args The arguments after `exec`.
 */
export function startExec(
  args: readonly string[],
  { root = EXEC_ROOT, env, input = '', program = bin }: ExecOptions = {},
): RunningExec {
  const child = spawn(process.execPath, [program, 'exec', ...args], {
    cwd: root,
    // Those of the test runner would change what the command prints.
    env: { ...process.env, NODE_OPTIONS: undefined, NODE_TEST_CONTEXT: undefined, ...env },
  });
  onTestFinished(() => {
    child.kill('SIGTERM');
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.end(input);
  // Unlike `exit`, this is after the end of the streams, which the command's processes share.
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, stdout, stderr }));
  return { child, stdout: () => stdout, stderr: () => stderr, ended };
}

/** Runs `wix-emulator exec` to its end. */
export function runExec(args: readonly string[], options?: ExecOptions): Promise<ExecOutcome> {
  return startExec(args, options).ended;
}
