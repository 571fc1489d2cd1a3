import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { descendantsOf, isRuntime, stillRunning } from '../support/processes.js';
import { type RunningCli, startCli } from '../support/run-cli.js';

let cli: RunningCli | undefined;

afterEach(async () => {
  if (cli?.child.exitCode === null && cli.child.signalCode === null) await cli.stop();
  cli = undefined;
});

async function start(command: string, options: { detached?: boolean } = {}) {
  cli = await startCli([command], options);
  const { pid } = cli.child;
  if (pid === undefined) throw new Error('The command has no process.');
  return { ...cli, pid };
}

const health = async ({ consoleUrl }: RunningCli) => {
  const answer = await fetch(new URL('/emulator/health', consoleUrl));
  return { code: answer.status, ...(await answer.json()) };
};

const call = async ({ consoleUrl }: RunningCli) => {
  const answer = await fetch(new URL('/emulator/methods/call', consoleUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'backend/instance/getInstance' }),
  });
  return answer.json();
};

test.each([
  ['preview', 'SIGKILL'],
  ['preview', 'SIGHUP'],
  ['preview', 'SIGTERM'],
  ['preview', 'SIGINT'],
  ['dev', 'SIGKILL'],
  ['dev', 'SIGHUP'],
] as const)(
  '`wix-emulator %s` leaves no process behind when it gets %s',
  async (command, signal) => {
    const running = await start(command);
    const children = descendantsOf(running.pid);
    expect(children.filter(isRuntime)).not.toEqual([]);
    const exited = once(running.child, 'exit');
    running.child.kill(signal);
    await exited;
    if (signal !== 'SIGKILL') expect(running.child.exitCode).toBe(0);
    await expect.poll(() => stillRunning(children)).toEqual([]);
  },
);

test('`wix-emulator preview` ends in order when a Ctrl-C also reaches the runtime', async () => {
  const running = await start('preview', { detached: true });
  const children = descendantsOf(running.pid);
  const exited = once(running.child, 'exit');
  // As a terminal does, which sends the signal to the whole group.
  process.kill(-running.pid, 'SIGINT');
  await exited;
  expect(running.child.exitCode).toBe(0);
  expect(running.output()).not.toContain('started again');
  await expect.poll(() => stillRunning(children)).toEqual([]);
});

test('`wix-emulator preview` says that the runtime was killed, and starts it again', async () => {
  const running = await start('preview');
  const [runtime] = descendantsOf(running.pid).filter(isRuntime);
  if (!runtime) throw new Error('No runtime.');
  process.kill(runtime.pid, 'SIGKILL');
  // It may come before the end of the runtime is known, which then is its error.
  await call(running);
  await expect.poll(running.output).toMatch(/runtime \(workerd\) was ended by SIGKILL/);
  await expect.poll(running.output).toMatch(/runs again/);
  expect(await call(running)).toMatchObject({ status: 200 });
  expect(await health(running)).toEqual({ code: 200, status: 'ready' });
});

test('a call during which the runtime is killed gets an error that says so', async () => {
  const running = await start('preview');
  const faults = new URL('/emulator/faults', running.consoleUrl);
  await fetch(faults, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'hang', operation: 'get-app-instance', count: 1 }),
  });
  const calling = call(running);
  // The fault is over once it has hit the call's request to Wix.
  await expect.poll(async () => (await fetch(faults)).json()).toEqual({ faults: [] });
  for (const { pid } of descendantsOf(running.pid).filter(isRuntime)) process.kill(pid, 'SIGKILL');
  expect(await calling).toMatchObject({
    status: 502,
    body: expect.stringMatching(/was ended by SIGKILL before it answered|The app did not answer/),
  });
  expect(await call(running)).toMatchObject({ status: 200 });
});

test('`wix-emulator preview` exits with the reason when the runtime ends again and again', async () => {
  const running = await start('preview');
  const exited = once(running.child, 'exit');
  const killed = new Set<number>();
  await expect
    .poll(
      () => {
        for (const { pid } of descendantsOf(running.pid).filter(isRuntime)) {
          if (!killed.has(pid)) process.kill(pid, 'SIGKILL');
          killed.add(pid);
        }
        return running.child.exitCode;
      },
      { interval: 20 },
    )
    .toBe(1);
  await exited;
  expect(running.output()).toMatch(/This was the 3rd time in a row/);
});
