import type { ChildProcess } from 'node:child_process';
import { basename } from 'node:path';
import {
  HttpOptions_Style,
  Miniflare,
  type MiniflareOptions,
  type Request as WorkerRequest,
} from 'miniflare';
import type { Emulator } from '../../emulator.js';
import type { Seed } from '../../model/seed.js';
import { CleanUp } from '../../util/clean-up.js';
import { deferred } from '../../util/deferred.js';
import { createSecret } from '../../util/own-secret.js';
import type { AppProcess } from '../call-app.js';
import { describeMethods, messageHeaders } from '../message-app.js';
import { describeExit, reportChildren } from '../process/child-processes.js';
import { endWithThisProcess } from '../process/end-with-this-process.js';
import { OUTGOING_SECRET_HEADER, startOutgoingServer } from './outgoing-server.js';
import { answerAsset } from './send-static.js';
import type { StaticFiles } from './static-files.js';
import { workerModules } from './worker-modules.js';

/** Options of {@link startWorker}. */
export interface WorkerOptions {
  /** The folder of the worker's modules. */
  readonly folder: string;
  /** Answers the requests that would leave this computer. */
  readonly emulator: Emulator<Seed>;
  /** The app's own variables. Default: none. */
  readonly env?: Readonly<Record<string, string>>;
  /** The files in the worker's `ASSETS` binding. */
  readonly files: StaticFiles;
}

/** A running worker. */
export interface RunningWorker extends AppProcess {
  /**
   * Loads the app's web modules and returns the description that they provide.
   * @returns `undefined` if the app has no `webMethods()`.
   * @throws {EmulatorError} If the worker has stopped.
   */
  describe(): Promise<unknown>;
}

/** Runs the app's production worker in `workerd`, the runtime of Wix's hosting. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { emulator } = options;
  const secret = createSecret();
  const cleanUp = new CleanUp();
  try {
    const outgoing = await startOutgoingServer(emulator, secret);
    cleanUp.add(() => outgoing.close());
    const { promise: ended, resolve: end } = deferred<string>();
    const onChild = (child: ChildProcess) => {
      // Known once it is spawned.
      child.once('spawn', () => {
        if (!/^workerd\b/.test(basename(child.spawnfile))) return;
        endWithThisProcess(child);
        child.once('exit', (code, signal) => end(describeExit(code, signal)));
      });
    };
    const miniflareOptions = await workerOptions(options, outgoing.url, secret);
    const worker = reportChildren(onChild, () => new Miniflare(miniflareOptions));
    cleanUp.add(() => worker.dispose());
    await worker.ready;
    const url = await worker.unsafeGetDirectURL();
    return {
      url,
      headersFor: (callId) => messageHeaders(emulator, secret, callId),
      describe: () => describeMethods(url, messageHeaders(emulator, secret)),
      ended,
      close: () => cleanUp.run(),
    };
  } catch (error) {
    await cleanUp.run().catch(console.error);
    throw error;
  }
}

async function workerOptions(
  { folder, emulator, env, files }: WorkerOptions,
  outgoingUrl: string,
  secret: string,
): Promise<MiniflareOptions> {
  return {
    modules: await workerModules(folder, secret),
    modulesRoot: folder,
    // The adapter's own Wrangler pins this version of Miniflare, so projects install one `workerd`.
    // A newer one would add 114 MB. Its changes are behind later compatibility dates.
    compatibilityDate: '2025-09-01',
    compatibilityFlags: ['nodejs_compat'],
    // Otherwise, Miniflare asks Cloudflare for the location of this computer.
    cf: false,
    bindings: { ...env, ...emulator.env },
    serviceBindings: { ASSETS: ({ url }: WorkerRequest) => answerAsset(files, url) },
    // A direct socket avoids Miniflare's own worker, which would compress the answers.
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
    outboundService: {
      external: {
        address: new URL(outgoingUrl).host,
        http: {
          style: HttpOptions_Style.PROXY,
          injectRequestHeaders: [{ name: OUTGOING_SECRET_HEADER, value: secret }],
        },
      },
    },
  };
}
