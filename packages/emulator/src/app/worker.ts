import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Miniflare, type Request as WorkerRequest, Response as WorkerResponse } from 'miniflare';
import type { Emulator } from '../emulator.js';
import type { StaticFiles } from './static-files.js';

/** What a worker needs to know. */
export interface WorkerOptions {
  /** The folder of the worker's modules. */
  readonly folder: string;
  /** The Wix that answers every outgoing request. */
  readonly emulator: Emulator;
  /** What the worker finds in its `ASSETS` binding. */
  readonly files: StaticFiles;
}

/** Runs the app's production worker in `workerd`, the run time of Wix's hosting. */
export async function startWorker({ folder, emulator, files }: WorkerOptions): Promise<Miniflare> {
  const readAsset = ({ url }: WorkerRequest) => answerAsset(files, url);
  return new Miniflare({
    modules: await listModules(folder),
    modulesRoot: folder,
    compatibilityDate: '2025-09-01',
    compatibilityFlags: ['nodejs_compat'],
    // Otherwise Miniflare asks Cloudflare where this computer is.
    cf: false,
    bindings: { ...emulator.env },
    serviceBindings: { ASSETS: readAsset },
    outboundService: (request) => answerOutgoing(emulator, request),
  });
}

async function answerAsset(files: StaticFiles, url: string): Promise<WorkerResponse> {
  const file = await files.read(new URL(url).pathname);
  return file
    ? new WorkerResponse(file.body, { headers: { 'content-type': file.contentType } })
    : new WorkerResponse(null, { status: 404 });
}

/** Miniflare and Node have each their own `Request` and `Response`, of the same shape. */
async function answerOutgoing(emulator: Emulator, request: WorkerRequest): Promise<WorkerResponse> {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const answer = await emulator.fetch(
    new Request(request.url, {
      method: request.method,
      headers: [...request.headers],
      body: hasBody ? await request.arrayBuffer() : null,
    }),
  );
  return new WorkerResponse(await answer.arrayBuffer(), {
    status: answer.status,
    headers: [...answer.headers],
  });
}

/** Lists the modules of the worker, the entry point first. */
async function listModules(folder: string) {
  const entry = join(folder, 'index.js');
  const files = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = files
    .filter((file) => file.isFile() && /\.m?js$/.test(file.name))
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => path !== entry);
  return [entry, ...paths].map((path) => ({ type: 'ESModule', path }) as const);
}
