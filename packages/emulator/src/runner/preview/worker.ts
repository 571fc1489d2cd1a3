import type { OutgoingHttpHeaders } from 'node:http';
import {
  HttpOptions_Style,
  Miniflare,
  type MiniflareOptions,
  type Request as WorkerRequest,
  Response as WorkerResponse,
} from 'miniflare';
import type { Emulator } from '../../emulator.js';
import type { Seed } from '../../model/seed.js';
import { CleanUp } from '../../util/clean-up.js';
import { EmulatorError } from '../../util/emulator-error.js';
import { createSecret } from '../../util/own-secret.js';
import { OUTGOING_SECRET_HEADER, startOutgoingServer } from './outgoing-server.js';
import type { StaticFiles } from './static-files.js';
import { WORKER_HEADER, type WorkerMessage } from './worker-header.js';
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
export interface RunningWorker {
  /** The URL where the worker listens. */
  readonly url: URL;
  /**
   * Returns the headers that mark a request as one of the app's calls.
   * @param callId The call's id.
   */
  headersFor(callId: string): OutgoingHttpHeaders;
  /**
   * Loads the app's web modules and returns the description that they provide.
   * @returns `undefined` if the app has no `webMethods()`.
   * @throws {EmulatorError} If the worker has stopped.
   */
  describe(): Promise<unknown>;
  /** Stops the worker. */
  close(): Promise<void>;
}

/** Runs the app's production worker in `workerd`, the runtime of Wix's hosting. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { emulator } = options;
  const secret = createSecret();
  const tell = (message: Partial<WorkerMessage>) => ({
    [WORKER_HEADER]: JSON.stringify({
      secret,
      clockOffsetMs: emulator.clock.offsetMs,
      epoch: emulator.epoch,
      ...message,
    } satisfies WorkerMessage),
  });
  const cleanUp = new CleanUp();
  try {
    const outgoing = await startOutgoingServer(emulator, secret);
    cleanUp.add(() => outgoing.close());
    const worker = new Miniflare(await workerOptions(options, outgoing.url, secret));
    cleanUp.add(() => worker.dispose());
    await worker.ready;
    const url = await worker.unsafeGetDirectURL();
    return {
      url,
      headersFor: (callId) => tell({ callId }),
      describe: async () => (await describeMethods(url, tell({}))) ?? undefined,
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

async function describeMethods(url: URL, headers: Record<string, string>): Promise<unknown> {
  const answer = await fetch(url, { headers, redirect: 'manual' }).catch((cause: unknown) => {
    throw new EmulatorError('APP_UNAVAILABLE', 'The app does not answer. Has it stopped?', {
      cause,
    });
  });
  if (!answer.ok) throw new Error(`The app failed to list its methods: ${answer.status}.`);
  return answer.json();
}

async function answerAsset(files: StaticFiles, url: string): Promise<WorkerResponse> {
  const file = await files.read(new URL(url).pathname);
  return file
    ? new WorkerResponse(file.body, { headers: { 'content-type': file.contentType } })
    : new WorkerResponse(null, { status: 404 });
}
