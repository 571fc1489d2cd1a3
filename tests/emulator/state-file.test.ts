import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmulator } from 'wix-emulator';
import { type RunningCli, runCli, startCli } from '../support/run-cli.js';
import { HOST_ROOT } from '../support/start-app.js';

let folder: string;
let running: RunningCli | undefined;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wix-emulator-'));
});
afterAll(async () => {
  await running?.stop();
  await rm(folder, { recursive: true });
});

async function start(...args: string[]) {
  // A group of its own, so that a test can kill the emulator together with its worker.
  running = await startCli(args, { detached: true });
  return running;
}

/** Kills a command at once: it gets no chance to end in order. */
async function kill({ child }: RunningCli) {
  const exited = once(child, 'exit');
  if (child.pid === undefined) throw new Error('The command has not started.');
  process.kill(-child.pid, 'SIGKILL');
  running = undefined;
  await exited;
}

const ask = async (
  { consoleUrl }: RunningCli,
  method: string,
  resource: string,
  body?: unknown,
) => {
  const response = await fetch(new URL(`/emulator${resource}`, consoleUrl), {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(response.ok).toBe(true);
  return response;
};

const renameSite = (cli: RunningCli, siteDisplayName: string) =>
  ask(cli, 'PATCH', '/instances/free', { site: { siteDisplayName } });

async function siteName(cli: RunningCli): Promise<string> {
  const { site } = await (await ask(cli, 'GET', '/instances/free')).json();
  return site.siteDisplayName;
}

async function savedName(file: string): Promise<string> {
  return JSON.parse(await readFile(file, 'utf8')).instances.free.site.siteDisplayName;
}

describe('`--state`', () => {
  test('the state of `preview` lasts, `dev` continues from it, reset returns to it, and `--fresh` drops it', async () => {
    const file = path.join(folder, 'new folder/state.json');
    // A relative path starts at the app's folder, where the command runs.
    const args = ['--state', path.relative(HOST_ROOT, file)];

    const first = await start('preview', ...args);
    const seeded = await siteName(first);
    await renameSite(first, 'Changed in preview');
    const refused = await runCli(['preview', ...args]);
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Another wix-emulator uses .*state\.json/m),
    });
    await first.stop();
    expect(first.child.exitCode).toBe(0);
    expect(await savedName(file)).toBe('Changed in preview');

    const second = await start('dev', ...args);
    expect(second.output()).toContain('wix-emulator: starting from ');
    expect(await siteName(second)).toBe('Changed in preview');
    await renameSite(second, 'Changed in dev');
    await expect.poll(() => savedName(file)).toBe('Changed in dev');
    await ask(second, 'POST', '/reset');
    expect(await siteName(second)).toBe('Changed in preview');
    const exited = once(second.child, 'exit');
    second.child.kill('SIGINT');
    await exited;
    expect(await savedName(file)).toBe('Changed in preview');

    const third = await start('preview', ...args, '--fresh');
    expect(await siteName(third)).toBe(seeded);
    await third.stop();
    expect(await savedName(file)).toBe(seeded);
  });

  test.each([
    [['--fresh'], /^--fresh needs --state <file>/],
    [['--events', 'all'], /^Unknown value "all" of --events/],
    [['--state', ''], /^--state needs the name of a file/],
    [['--state', 'package.json'], /^package\.json is not a state of wix-emulator/],
    [['--state', 'package.json', '--fresh'], /^package\.json is not a state of wix-emulator/],
  ])('`wix-emulator preview` with the arguments %j says what is wrong', async (args, message) => {
    const { code, stderr } = await runCli(['preview', ...args]);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
  });

  test('`wix-emulator preview` names the state file that has an invalid state', async () => {
    const file = path.join(folder, 'invalid.json');
    await writeFile(file, '{"format":"wix-emulator/1","time":"noon"}');
    const { code, stderr } = await runCli(['preview', '--state', file]);
    expect(code).toBe(1);
    expect(stderr).toContain(`${file} cannot be the state of this app: "time" must be`);
    expect(stderr).toContain('--fresh');
    expect(await readFile(file, 'utf8')).toBe('{"format":"wix-emulator/1","time":"noon"}');
  });
});

describe('a state file whose emulator is killed', () => {
  const ROUNDS = 20;
  /** So many instances that a save takes a while. */
  const INSTANCES = 2000;

  /** A state with many instances, in which the site of `free` has the name `0`. */
  function largeState() {
    const { instances, ...rest } = createEmulator({
      appId: 'd0cf1e1d-1111-4222-8333-444455556666',
    }).exportState();
    const { free } = instances;
    const added = Array.from({ length: INSTANCES }, (_, n) => {
      const end = String(n).padStart(12, '0');
      const instance = { ...free?.instance, instanceId: `1457a000-0000-4000-8000-${end}` };
      const site = { ...free?.site, siteId: `517e0000-0000-4000-8000-${end}` };
      return [`added ${n}`, { ...free, instance, site }] as const;
    });
    const first = { ...free, site: { ...free?.site, siteDisplayName: '0' } };
    return { ...rest, instances: { ...instances, ...Object.fromEntries(added), free: first } };
  }

  /**
   * Measures how long this computer takes at the moment for what a save consists of: a timer, and
   * writing a file of the same size, syncing it and renaming it.
   */
  async function measureSaves(bytes: Buffer, signal: AbortSignal): Promise<number> {
    let slowest = 0;
    const file = path.join(folder, 'control.json');
    while (!signal.aborted) {
      const begun = performance.now();
      await setTimeout(50);
      await writeFile(`${file}.draft`, bytes, { flush: true });
      await rename(`${file}.draft`, file);
      slowest = Math.max(slowest, performance.now() - begun - 50);
    }
    return slowest;
  }

  /**
   * How long the threads of a process have waited for a processor that others used, in milliseconds.
   * Linux alone tells.
   */
  function waitedForProcessor(pid: number | undefined): number {
    if (process.platform !== 'linux') return 0;
    return (
      readdirSync(`/proc/${pid}/task`)
        .map((thread) => `/proc/${pid}/task/${thread}/schedstat`)
        // A thread may have ended meanwhile.
        .map((stat) => (existsSync(stat) ? readFileSync(stat, 'utf8').split(' ')[1] : 0))
        .reduce<number>((total, nanoseconds) => total + Number(nanoseconds) / 1e6, 0)
    );
  }

  test('the file is whole after each of 20 kills, and has what was acknowledged 500 ms before', async () => {
    const file = path.join(folder, 'killed.json');
    await writeFile(file, JSON.stringify(largeState()));
    const bytes = await readFile(file);
    let number = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const cli = await start('preview', '--state', file);
      // Starting shows that the file was whole, and that its state is valid.
      expect(Number(await siteName(cli))).toBe(Number(await savedName(file)));

      const ended = new AbortController();
      const control = measureSaves(bytes, ended.signal);
      const acknowledged: { number: number; at: number; waited: number }[] = [];
      const killed = setTimeout(300 + Math.random() * 1200).then(async () => {
        const at = performance.now();
        const waited = waitedForProcessor(cli.child.pid);
        await kill(cli);
        return { at, waited };
      });
      for (;;) {
        number += 1;
        try {
          await renameSite(cli, String(number));
          const waited = waitedForProcessor(cli.child.pid);
          acknowledged.push({ number, at: performance.now(), waited });
        } catch {
          break;
        }
      }
      const killedAt = await killed;
      ended.abort();
      const slowestSave = await control;

      const { instances } = JSON.parse(await readFile(file, 'utf8'));
      expect(Object.keys(instances).length).toBeGreaterThan(INSTANCES);
      const saved = Number(instances.free.site.siteDisplayName);
      // No more than the last change, which the kill may have left without its answer.
      expect(saved).toBeLessThanOrEqual(number);
      // On a computer that does nothing else, 500 ms are enough. On any other, the emulator also waits
      // for a processor, which the system counts, and for the disk: for a save under way and then for
      // its own, with up to two waits each. The control has measured the longest one.
      const [oldestLost] = acknowledged.filter((change) => change.number > saved);
      const age = oldestLost === undefined ? 0 : killedAt.at - oldestLost.at;
      const waited = oldestLost === undefined ? 0 : killedAt.waited - oldestLost.waited;
      expect(
        age,
        `round ${round}: ${waited} ms without a processor, ${slowestSave} ms for a plain save`,
      ).toBeLessThan(500 + Math.max(waited, 0) + 4 * slowestSave);
    }
  }, 600_000);
});
