import { execFileSync } from 'node:child_process';

/** A process of this computer. */
interface Process {
  pid: number;
  parent: number;
  /** Its memory, in KiB. */
  memory: number;
  /** Its program and arguments. */
  args: string;
}

/** Lists the processes that run, without those that have ended and are still to be collected. */
function listProcesses(): Process[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,rss=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line): Process[] => {
      const [, pid, parent, state = '', memory, args = ''] =
        /^ *(\d+) +(\d+) +(\S+) +(\d+) +(.*)/.exec(line) ?? [];
      if (pid === undefined || state.startsWith('Z')) return [];
      return [{ pid: Number(pid), parent: Number(parent), memory: Number(memory), args }];
    });
}

/** Lists the children of a process, with theirs. */
export function descendantsOf(pid: number): Process[] {
  const all = listProcesses();
  const below = (parent: number): Process[] =>
    all.filter((one) => one.parent === parent).flatMap((child) => [child, ...below(child.pid)]);
  return below(pid);
}

/** Lists a process, its children, and theirs. */
export function treeOf(pid: number): Process[] {
  return [...listProcesses().filter((one) => one.pid === pid), ...descendantsOf(pid)];
}

/** Tells which of some processes still run. */
export function stillRunning(processes: readonly Process[]): Process[] {
  const ids = new Set(listProcesses().map(({ pid }) => pid));
  return processes.filter(({ pid }) => ids.has(pid));
}

/** Tells whether a process is the runtime of an app. */
export function isRuntime({ args }: Process): boolean {
  return /^(\S*\/)?workerd\s/.test(args);
}
