import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The exit codes of a shell for a command that does not exist, and for one that cannot run. */
const NOT_FOUND = 127;
const NOT_EXECUTABLE = 126;

/**
 * Runs a command with the standard streams of this process, and passes signals on to it.
 * @param command The command.
 * @param args Its arguments.
 * @param env Its whole environment.
 * @returns The exit code: the command's, or that of a shell if the command ends by a signal (128 and
 *   the signal's number) or does not start.
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  env: Readonly<NodeJS.ProcessEnv>,
): Promise<number> {
  const isInteractive = process.stdin.isTTY === true;
  // Without a terminal, the command has a group of its own, in which nothing must be left behind.
  const hasGroup = !isInteractive && process.platform !== 'win32';
  const child = spawn(command, args, { env: { ...env }, stdio: 'inherit', detached: hasGroup });
  let passedOn: NodeJS.Signals | undefined;
  const listeners = SIGNALS.map((signal) => {
    const listener = () => {
      passedOn = signal;
      passOn(child, signal, { isInteractive, hasGroup });
    };
    process.on(signal, listener);
    return { signal, listener };
  });
  try {
    const [code, signal] = await ended(child);
    if (passedOn && hasGroup) signalGroup(child, passedOn);
    return code ?? 128 + (signal ? constants.signals[signal] : 0);
  } catch (error) {
    return reportFailure(command, error);
  } finally {
    for (const { signal, listener } of listeners) process.off(signal, listener);
  }
}

/**
 * Passes a signal on as a terminal or a process manager would. A terminal sends Ctrl-C and its own
 * end to the whole group, because a shell that runs a script does not pass them on. Everything else
 * is for the command alone, which ends its own processes in order.
 */
function passOn(
  child: ChildProcess,
  signal: NodeJS.Signals,
  { isInteractive, hasGroup }: { readonly isInteractive: boolean; readonly hasGroup: boolean },
): void {
  // The terminal has sent it to the command, too. Many programs take a second one for "at once".
  if (signal === 'SIGINT' && isInteractive) return;
  if (hasGroup && signal !== 'SIGTERM') signalGroup(child, signal);
  else child.kill(signal);
}

/** Waits for the end of a process. Rejects if it does not start. */
async function ended(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  await once(child, 'exit');
  return [child.exitCode, child.signalCode];
}

/** Sends a signal to a command that has a group of its own, and to all processes that it has started. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // There are none.
  }
}

function reportFailure(command: string, error: unknown): number {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') {
    console.error(`wix-emulator: command not found: ${command}`);
    return NOT_FOUND;
  }
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`wix-emulator: ${command} cannot be run: ${reason}`);
  return NOT_EXECUTABLE;
}
