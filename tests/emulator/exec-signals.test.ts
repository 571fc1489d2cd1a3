import { expect, test } from 'vitest';
import { startExec } from '../support/run-exec.js';

const LONG = { timeout: 60_000 };

/** Prints its process's id and every signal, and ends in order, with 5, after SIGTERM. */
const GRACEFUL = `
for (const signal of ['SIGINT', 'SIGHUP']) process.once(signal, () => console.log(signal));
process.once('SIGTERM', () => setImmediate(() => process.exit(5)));
setInterval(() => {}, 1000);
console.log(process.pid);`;

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('`wix-emulator exec` passes signals on to the command, and waits for its end', async () => {
  const { child, stdout, ended } = startExec(['--', 'node', '-e', GRACEFUL]);
  await expect.poll(stdout, LONG).toMatch(/^\d+\n$/);
  const pid = Number(stdout());
  for (const signal of ['SIGINT', 'SIGHUP'] as const) {
    child.kill(signal);
    await expect.poll(stdout, LONG).toMatch(new RegExp(`^${signal}$`, 'm'));
  }
  child.kill('SIGTERM');
  expect((await ended).code).toBe(5);
  expect(isRunning(pid)).toBe(false);
});

test('a command that a signal ends leaves no process behind, and exits with 128 and the signal', async () => {
  // The shell ends at once, and leaves its child to itself.
  const script = `node -e 'setInterval(() => {}, 1000)' & echo $!; wait`;
  const { child, stdout, ended } = startExec(['--', 'sh', '-c', script]);
  await expect.poll(stdout, LONG).toMatch(/\n/);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(128 + 15);
  await expect.poll(() => isRunning(Number(stdout())), LONG).toBe(false);
});
