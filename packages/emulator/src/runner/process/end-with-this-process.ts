import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';

/**
 * Remembers the last line of its input, and kills the processes in it when the input ends. The
 * system closes the other end of the input when this process ends, however that happens.
 */
const WATCHDOG = 'while read -r line; do ids=$line; done; kill -s KILL -- $ids';

const ids = new Set<number>();
let watchdog: ChildProcess | undefined;

/**
 * Ends a child process when this process ends, even if it is killed and cannot end its children. On
 * Windows, only processes that end in order end their children.
 * @param child The child process. It need not be spawned yet.
 * @param options.isGroup Whether the child leads a process group, which ends with it. Default: false.
 */
export function endWithThisProcess(
  child: ChildProcess,
  { isGroup = false }: { readonly isGroup?: boolean } = {},
): void {
  if (process.platform === 'win32') return;
  const watch = () => {
    if (child.pid === undefined) return;
    const id = isGroup ? -child.pid : child.pid;
    ids.add(id);
    tellWatchdog();
    child.once('exit', () => {
      if (isGroup) killGroup(id);
      ids.delete(id);
      tellWatchdog();
    });
  };
  if (child.pid === undefined) child.once('spawn', watch);
  else watch();
}

/** Ends what a child process has left in its group. */
function killGroup(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // Nothing is left.
  }
}

function tellWatchdog(): void {
  watchdog ??= startWatchdog();
  watchdog.stdin?.write(`${[...ids].join(' ')}\n`);
}

/** Starts the watchdog in a session of its own, which no signal to this process's group reaches. */
function startWatchdog(): ChildProcess {
  const child = spawn('/bin/sh', ['-c', WATCHDOG], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {},
  });
  // Without a watchdog, children still end with a process that ends in order.
  child.on('error', () => {}).unref();
  child.stdin?.on('error', () => {});
  if (child.stdin instanceof Socket) child.stdin.unref();
  return child;
}
