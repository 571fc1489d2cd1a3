import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Emulator } from '../emulator.js';
import type { Seed } from '../model/seed.js';
import { readBrowserOrigin } from '../util/browser-origin.js';
import { pathOf } from '../util/paths.js';
import type { NetworkOptions } from './addresses.js';
import { type AppProcess, callApp } from './call-app.js';
import { readCdnFile } from './cdn-files.js';
import { rewriteFor } from './documents.js';
import { headersOf, refuseOtherHosts } from './host-check.js';
import { listen, type RunningServer } from './listen.js';
import { pageRequestHandler } from './page-requests.js';
import { sendFile, sendStatic } from './preview/send-static.js';
import type { StaticFiles } from './preview/static-files.js';
import { forwardUpgrade } from './proxy.js';
import { recordCall } from './record/record-call.js';
import type { Supervisor } from './supervisor.js';

/** What a {@link startFront} serves. */
export interface Site extends NetworkOptions {
  /** The app's folder. */
  readonly root: string;
  /** Records the calls. */
  readonly emulator: Emulator<Seed>;
  /** Runs the app. */
  readonly app: Supervisor<AppProcess>;
  /** The files that are served without the app. Default: none. */
  readonly files?: StaticFiles;
  /** Whether a path never reaches the app, also if there is no file for it. Default: no path. */
  readonly isStatic?: (pathname: string) => boolean;
  /** Whether the documents that Wix shows in frames are adapted to the local host pages. */
  readonly documents: 'adapted' | 'original';
}

/**
 * Starts the server in front of the app, which records the app's calls, adapts its documents, and
 * keeps listening while the app is started again.
 * @param site What it serves.
 * @param port The port; 0 picks a free port.
 * @throws {EmulatorError} If the port is taken.
 */
export async function startFront(site: Site, port: number): Promise<RunningServer> {
  const isRefused = refuseOtherHosts(site.allowedHosts);
  const answerPage = pageRequestHandler(site.emulator, site.allowedHosts);
  const upgraded = new Set<Duplex>();
  const server = await listen(
    (request, response) => {
      if (isRefused(request, response)) return;
      if (site.documents === 'adapted' && answerPage(request, response)) return;
      serve(request, response, site).catch((error) => {
        // One request that cannot be answered must not end the process.
        console.error(error);
        if (response.headersSent) response.destroy();
        else response.writeHead(500).end('Internal error of the emulator. See its output.');
      });
    },
    {
      port,
      hostname: 'localhost',
      host: site.host,
      onUpgrade(request, socket, head) {
        if ('refusal' in readBrowserOrigin(headersOf(request), site.allowedHosts)) {
          socket.destroy();
          return;
        }
        upgraded.add(socket);
        socket.once('close', () => upgraded.delete(socket));
        site.app.current().then(
          ({ url }) => forwardUpgrade(request, socket, head, url),
          () => socket.destroy(),
        );
      },
    },
  );
  return {
    url: server.url,
    close() {
      for (const socket of upgraded) socket.destroy();
      return server.close();
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { root, emulator, files, isStatic, app, documents }: Site,
): Promise<void> {
  const pathname = pathOf(request.url);
  const rewrite =
    documents === 'adapted' ? rewriteFor(pathname, emulator.clock.offsetMs) : undefined;
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const file = reads && ((await readCdnFile(pathname, root)) ?? (await files?.read(pathname)));
  if (!file && files && isStatic?.(pathname)) return sendStatic(request, response, files);
  if (!file) {
    const callId = recordCall(emulator, request, response);
    return callApp(request, response, { app, callId, rewrite });
  }

  const isDocument = rewrite && file.contentType.startsWith('text/html');
  const body = isDocument ? Buffer.from(rewrite(file.body.toString('utf8'))) : file.body;
  sendFile(request, response, { ...file, body });
}
