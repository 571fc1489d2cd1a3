import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Miniflare, Response as WorkerResponse } from 'miniflare';
import type { Emulator } from 'wix-emulator';

/** A production build that runs. */
export interface RunningApp {
  /** Its origin, with nothing in between. */
  readonly url: string;
  /** How many calls it has made to Wix so far, as far as they are counted. */
  callsToWix(): number;
  close(): Promise<void>;
}

/**
 * Runs a production build in `workerd`, as `wix-emulator preview` does, without the latter's front
 * server, which would cost more than what is measured.
 * @param folder The build's `_worker.js`.
 * @param emulator The Wix that answers every outgoing request.
 */
export async function startWorker(folder: string, emulator: Emulator): Promise<RunningApp> {
  let calls = 0;
  const worker = new Miniflare({
    modules: await listModules(folder),
    modulesRoot: folder,
    compatibilityDate: '2025-09-01',
    compatibilityFlags: ['nodejs_compat'],
    // Otherwise Miniflare asks Cloudflare where this computer is.
    cf: false,
    bindings: { ...emulator.env },
    serviceBindings: { ASSETS: () => new WorkerResponse(null, { status: 404 }) },
    // A socket past Miniflare's own worker, which would stand before the app's.
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
    async outboundService(request) {
      calls += 1;
      const { method, url } = request;
      const answer = await emulator.fetch(
        new Request(url, {
          method,
          headers: [...request.headers],
          body: method === 'GET' ? null : await request.arrayBuffer(),
        }),
      );
      return new WorkerResponse(await answer.arrayBuffer(), {
        status: answer.status,
        headers: [...answer.headers],
      });
    },
  });
  await worker.ready;
  const { origin } = await worker.unsafeGetDirectURL();
  return { url: origin, callsToWix: () => calls, close: () => worker.dispose() };
}

/** Lists the modules of a build, the entry point first. */
async function listModules(folder: string) {
  const files = await readdir(folder, { recursive: true });
  const modules = files.filter((file) => /\.m?js$/.test(file) && file !== 'index.js');
  return ['index.js', ...modules].map(
    (file) => ({ type: 'ESModule', path: path.join(folder, file) }) as const,
  );
}
