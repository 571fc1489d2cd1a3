import { AsyncLocalStorage } from 'node:async_hooks';
import { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';

const report = new AsyncLocalStorage<(child: ChildProcess) => void>();

subscribe('child_process', (message) => {
  if (typeof message !== 'object' || message === null || !('process' in message)) return;
  if (message.process instanceof ChildProcess) report.getStore()?.(message.process);
});

/**
 * Runs code, and reports every child process that it creates, now or later. This is the only way to
 * the processes of libraries that do not hand them out.
 * @param onChild Called with each process before it is spawned, when it has no id yet.
 * @param run The code.
 */
export function reportChildren<T>(onChild: (child: ChildProcess) => void, run: () => T): T {
  return report.run(onChild, run);
}

/**
 * Describes how a process has ended, for a sentence about it.
 * @param code Its exit code, if it has exited.
 * @param signal The signal that has ended it, if there was one.
 */
export function describeExit(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `ended with code ${code}` : `was ended by ${signal}`;
}
