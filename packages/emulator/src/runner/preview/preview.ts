import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { warmUp } from '../../app-client/warm-up.js';
import { CleanUp } from '../../util/clean-up.js';
import { pathOf } from '../../util/paths.js';
import { readCdnFile } from '../cdn-files.js';
import type { DevOptions } from '../dev/dev.js';
import { rewriteFor } from '../documents.js';
import { listen, type RunningServer } from '../listen.js';
import { requireBuild } from '../project.js';
import { proxy } from '../proxy.js';
import { methodReader } from '../read-methods.js';
import { recordCall } from '../record/record-call.js';
import { requireWebMethods } from '../require-web-methods.js';
import { StaticFiles } from './static-files.js';
import { type RunningWorker, startWorker } from './worker.js';

/** Options of {@link startPreview}. The app's folder has the build in `dist`. */
export interface PreviewOptions extends DevOptions {
  /**
   * The app's own variables, for example a database URL. Default: none. The `WIX_CLIENT_*`
   * variables always come from the emulator.
   */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Whether the documents that Wix shows in frames are adapted to the local host pages, or served
   * unchanged for a test on Wix's own origins. Default: `adapted`.
   */
  readonly documents?: 'adapted' | 'original';
}

/**
 * Runs the app's production build in Wix's runtime. The emulator answers every request that would
 * leave this computer. The server only listens once the app is warmed up.
 * @throws {EmulatorError} If there is no build, the port is taken, or the app has web modules and
 *   was built without `webMethods()`.
 */
export async function startPreview({
  root,
  emulator,
  port,
  env,
  documents = 'adapted',
}: PreviewOptions): Promise<RunningServer> {
  const dist = join(root, 'dist');
  await requireBuild(dist);
  const files = await StaticFiles.in(dist);
  const worker = await startWorker({ folder: join(dist, '_worker.js'), emulator, files, env });
  const cleanUp = new CleanUp();
  cleanUp.add(() => worker.close());
  try {
    await warmUp(worker.url);
    const readMethods = methodReader();
    const methods = async () => {
      const description = await worker.describe();
      await requireWebMethods(description !== undefined, root);
      return readMethods(description);
    };
    const trailingSlash = (await methods()).length > 0 && (await wantsTrailingSlash(worker.url));
    const site = { root, emulator, files, worker, documents };
    const server = await listen(
      (request, response) => {
        serve(request, response, site).catch((error) => {
          // One request that cannot be answered must not end the process.
          console.error(error);
          if (response.headersSent) response.destroy();
          else response.writeHead(500).end('Internal error of the emulator. See its output.');
        });
      },
      { port, hostname: 'localhost' },
    );
    cleanUp.add(() => server.close());
    cleanUp.add(emulator.attachApp({ url: server.url, methods, trailingSlash }));
    return { url: server.url, close: () => cleanUp.run() };
  } catch (error) {
    await cleanUp.run().catch(console.error);
    throw error;
  }
}

/**
 * Checks whether an app with web methods requires a trailing slash in every path. Such an app
 * redirects the preflight of this check. Any other app answers it without a request to Wix.
 */
async function wantsTrailingSlash(app: URL): Promise<boolean> {
  const url = new URL('/api/web-methods/a/b', app);
  const answer = await fetch(url, { method: 'OPTIONS', redirect: 'manual' });
  await answer.arrayBuffer();
  const location = answer.headers.get('location');
  return location !== null && new URL(location, url).pathname === `${url.pathname}/`;
}

/** The site that the front server serves. */
interface Site extends Required<Pick<PreviewOptions, 'root' | 'emulator' | 'documents'>> {
  readonly files: StaticFiles;
  readonly worker: RunningWorker;
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { root, emulator, files, worker, documents }: Site,
): Promise<void> {
  const pathname = pathOf(request.url);
  const rewrite =
    documents === 'adapted' ? rewriteFor(pathname, emulator.clock.offsetMs) : undefined;
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const file = reads && ((await readCdnFile(pathname, root)) ?? (await files.read(pathname)));
  if (!file) {
    const headers = worker.headersFor(recordCall(emulator, request, response));
    const { hostname: host, port } = worker.url;
    return proxy(request, response, { host, port: Number(port), rewrite, headers });
  }

  const isDocument = rewrite && file.contentType.startsWith('text/html');
  const body = isDocument ? rewrite(file.body.toString('utf8')) : file.body;
  response.writeHead(200, {
    'content-type': file.contentType,
    'content-length': Buffer.byteLength(body),
    // Wix's CDN lets every site load the app's files.
    'access-control-allow-origin': '*',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
