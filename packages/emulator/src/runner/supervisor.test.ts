import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deferred } from '../util/deferred.js';
import { EmulatorError } from '../util/emulator-error.js';
import { Supervisor } from './supervisor.js';

const printed = vi.fn();
let time = 0;

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(printed);
});
afterEach(() => {
  vi.restoreAllMocks();
  printed.mockClear();
});

/** What starts at once, and ends when a test says so. */
function setup(fail: (start: number) => Error | undefined = () => undefined) {
  const started: { end: (how: string) => void; isClosed: boolean; signal: AbortSignal }[] = [];
  const start = vi.fn(async (signal: AbortSignal) => {
    const error = fail(start.mock.calls.length);
    if (error) throw error;
    const { promise: ended, resolve: end } = deferred<string>();
    const one = { end, isClosed: false, signal };
    started.push(one);
    const close = async () => {
      one.isClosed = true;
    };
    return { number: started.length, ended, close };
  });
  const supervisor = new Supervisor({ name: 'The app', start, now: () => time });
  const end = async (how = 'was ended by SIGKILL') => {
    const { number } = await supervisor.current();
    const before = printed.mock.calls.length;
    started.at(-1)?.end(how);
    await expect.poll(() => printed.mock.calls.length).toBeGreaterThan(before);
    return number;
  };
  return { supervisor, start, started, end };
}

test('a Supervisor starts again what ends by itself, and says so', async () => {
  const { supervisor, started, end } = setup();
  await supervisor.start();
  expect(supervisor.problem).toBeUndefined();
  await end();
  expect(await supervisor.current()).toMatchObject({ number: 2 });
  expect(supervisor.problem).toBeUndefined();
  expect(started.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  expect(printed.mock.calls.flat()).toEqual([
    'wix-emulator: The app was ended by SIGKILL. It is being started again.',
    'wix-emulator: The app runs again.',
  ]);
});

test('a Supervisor gives up after three ends right after the start', async () => {
  const { supervisor, start, end } = setup();
  await supervisor.start();
  await end();
  await end();
  await end();
  expect(await supervisor.failure).toMatchObject({ code: 'APP_UNAVAILABLE' });
  await expect(supervisor.current()).rejects.toThrow(/3rd time in a row/);
  expect(start).toHaveBeenCalledTimes(3);
  supervisor.replace('Too late.');
  expect(start).toHaveBeenCalledTimes(3);
});

test('a Supervisor counts failed starts as ends, but not the ends of what has run for a while', async () => {
  const { supervisor, end } = setup((start) => (start === 4 ? new Error('crash') : undefined));
  await supervisor.start();
  for (let round = 0; round < 3; round += 1) {
    await supervisor.current();
    time += 6000;
    expect(await end()).toBe(round + 1);
  }
  // The fourth start has failed.
  expect(await supervisor.current()).toMatchObject({ number: 4 });
  expect(printed).toHaveBeenCalledWith(
    expect.stringContaining('could not be started: Error: crash'),
  );
  await end();
  await expect(supervisor.current()).rejects.toThrow(/3rd time in a row/);
});

test('a Supervisor waits for a change after an error of the user', async () => {
  const broken = new EmulatorError('APP_SETUP', 'The config is broken.');
  const { supervisor, start } = setup((call) => (call === 2 ? broken : undefined));
  await supervisor.start();
  supervisor.replace('The config changed.');
  await expect(supervisor.current()).rejects.toBe(broken);
  expect(supervisor.problem).toBe('The config is broken.');
  expect(start).toHaveBeenCalledTimes(2);
  supervisor.replace('The config changed.');
  expect(await supervisor.current()).toMatchObject({ number: 2 });
  expect(supervisor.problem).toBeUndefined();
});

test('a Supervisor that replaces several times in a row keeps the last start only', async () => {
  const { supervisor, started } = setup();
  const first = supervisor.start();
  await first;
  supervisor.replace('One.');
  const current = supervisor.current();
  supervisor.replace('Two.');
  supervisor.replace('Three.');
  await current;
  const running = started.filter(({ isClosed }) => !isClosed);
  expect(running).toHaveLength(1);
  expect(running[0]?.signal.aborted).toBe(false);
});

test('a Supervisor throws the error of the first start, and starts nothing after its close', async () => {
  const failing = setup(() => new Error('no build'));
  await expect(failing.supervisor.start()).rejects.toThrow('no build');
  expect(failing.start).toHaveBeenCalledOnce();

  const { supervisor, start, started } = setup();
  await supervisor.start();
  await supervisor.close();
  started[0]?.end('was ended by SIGKILL');
  await expect(supervisor.current()).rejects.toThrow('The app has been stopped.');
  expect(start).toHaveBeenCalledOnce();
  expect(printed).not.toHaveBeenCalled();
});

test('a Supervisor tells its listeners that nothing runs, and that it runs again', async () => {
  const { supervisor, end } = setup();
  await supervisor.start();
  const problems: (string | undefined)[] = [];
  const stop = supervisor.followProblem(() => problems.push(supervisor.problem));
  await end();
  await expect.poll(() => problems).toEqual(['The app was ended by SIGKILL.', undefined]);
  stop();
  await end();
  expect(problems).toHaveLength(2);
});
