import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { warmUp } from '../../app-client/warm-up.js';
import type { Emulator } from '../../emulator.js';
import type { Seed } from '../../model/seed.js';
import { CleanUp } from '../../util/clean-up.js';
import { deferred } from '../../util/deferred.js';
import { EmulatorError } from '../../util/emulator-error.js';
import { createSecret } from '../../util/own-secret.js';
import { LOOPBACK } from '../addresses.js';
import type { AppProcess } from '../call-app.js';
import { describeMethods, messageHeaders } from '../message-app.js';
import { startOutgoingServer } from '../preview/outgoing-server.js';
import { describeExit } from '../process/child-processes.js';
import { endWithThisProcess } from '../process/end-with-this-process.js';
import { type DevServerStart, type FromDevServer, fromDevServerSchema } from './messages.js';

/** How long the process may take to end in order, in milliseconds. */
const END_MS = 2000;

/** The built file that the process runs, even if a test runs this file uncompiled. */
const childFile = join(
  dirname(createRequire(import.meta.url).resolve('wix-emulator/package.json')),
  'dist/runner/dev/child/main.js',
);

/** The line of Astro with the address of the process, which nobody but the emulator is to use. */
const OWN_ADDRESS = /^┃ (?:Local|Network) /;

/** Options of {@link startDevServer}. */
export interface DevServerOptions {
  /** The app's folder. */
  readonly root: string;
  /** Answers the app's requests to Wix. */
  readonly emulator: Emulator<Seed>;
  /** The host names, besides those of the loopback interface, that requests may have. */
  readonly allowedHosts: readonly string[];
  /** How long to wait for each backend extension to compile, in milliseconds. */
  readonly compileTimeoutMs: number;
  /** Aborts when the server is not wanted any longer. */
  readonly signal: AbortSignal;
  /** Called when the server must be replaced by a new one, because Astro wants to restart. */
  readonly onRestart: () => void;
}

/** A development server in a process of its own. */
export interface DevServer extends AppProcess {
  /** Whether the app has `webMethods()`. */
  readonly isSetUp: boolean;
  /** Whether the app requires a trailing slash in every path. */
  readonly trailingSlash: boolean;
  /** Loads the app's web modules and returns the description that they provide. */
  describe(): Promise<unknown>;
}

/**
 * Runs the app's development server in a process of its own. Nothing in it connects to another
 * computer: the emulator answers `fetch`, and all other connections fail. Errors that nothing catches
 * are logged, and do not end the process.
 * @throws {EmulatorError} If the app cannot be started as it is.
 */
export async function startDevServer({
  root,
  emulator,
  allowedHosts,
  compileTimeoutMs,
  signal,
  onRestart,
}: DevServerOptions): Promise<DevServer> {
  const secret = createSecret();
  const cleanUp = new CleanUp();
  try {
    const outgoing = await startOutgoingServer(emulator, secret);
    cleanUp.add(() => outgoing.close());
    const { child, ended } = startProcess();
    cleanUp.add(() => endProcess(child));
    const order: DevServerStart = {
      root,
      env: { ...emulator.env },
      secret,
      outgoingUrl: outgoing.url,
      clockOffsetMs: emulator.clock.offsetMs,
      allowedHosts: [...allowedHosts],
      compileTimeoutMs,
    };
    // A process that cannot be reached has ended, which is noticed below.
    child.send(order, () => {});
    const { port, ...properties } = await readiness(child, { ended, signal, onRestart });
    const url = new URL(`http://${LOOPBACK}:${port}`);
    return {
      ...properties,
      url,
      ended,
      headersFor: (callId) => messageHeaders(emulator, secret, callId),
      async describe() {
        // Loads the app, or the modules that have changed since.
        await warmUp(url);
        return describeMethods(url, messageHeaders(emulator, secret));
      },
      close: () => cleanUp.run(),
    };
  } catch (error) {
    await cleanUp.run().catch(console.error);
    throw error;
  }
}

function startProcess() {
  const isWindows = process.platform === 'win32';
  const child = fork(childFile, {
    // A debugger of this process has its port.
    execArgv: process.execArgv.map((arg) => arg.replace(/^(--inspect(?:-brk)?)(=.*)?$/, '$1=0')),
    // With a group of its own, it and its children can be ended together, and the Ctrl-C of the
    // terminal reaches this process only, which ends it in order.
    detached: !isWindows,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...process.env },
  });
  endWithThisProcess(child, { isGroup: true });
  passOnLines(child.stdout, (line) => {
    if (!OWN_ADDRESS.test(stripVTControlCharacters(line))) process.stdout.write(`${line}\n`);
  });
  passOnLines(child.stderr, (line) => console.error(line));
  const { promise: ended, resolve } = deferred<string>();
  child.once('exit', (code, signal) => resolve(describeExit(code, signal)));
  child.once('error', ({ message }) => resolve(`could not be spawned: ${message}`));
  return { child, ended };
}

function passOnLines(output: Readable | null, print: (line: string) => void): void {
  if (output) createInterface({ input: output }).on('line', print);
}

/** Waits until a development server is ready. */
function readiness(
  child: ChildProcess,
  {
    ended,
    signal,
    onRestart,
  }: Pick<DevServerOptions, 'signal' | 'onRestart'> & { readonly ended: Promise<string> },
): Promise<Extract<FromDevServer, { type: 'ready' }>> {
  return new Promise((resolve, reject) => {
    child.on('message', (text) => {
      const message = fromDevServerSchema.parse(text);
      if (message.type === 'ready') resolve(message);
      else if (message.type === 'restart') onRestart();
      else reject(new EmulatorError('APP_SETUP', message.message));
    });
    void ended.then((how) => reject(new Error(`The process ${how}.`)));
    const abort = () => reject(new Error('The start was interrupted.'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
  });
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  const late = new AbortController();
  if (child.connected) child.disconnect();
  void setTimeout(END_MS, undefined, { signal: late.signal, ref: false }).then(
    () => child.kill('SIGKILL'),
    () => {},
  );
  await exited;
  late.abort();
}
