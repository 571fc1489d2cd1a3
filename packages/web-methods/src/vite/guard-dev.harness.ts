import { createServer as createHttpServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import {
  createLogger,
  createServer,
  type InlineConfig,
  mergeConfig,
  type ViteDevServer,
} from 'vite';
import { createProject, type Way } from './guard.harness.js';
import { webMethodsPlugin } from './plugin.js';

/** A request to the dev server, from a browser or any other client. */
export interface Asked {
  path: string;
  method?: string;
  headers?: Record<string, string>;
}

/** Sends a request with its exact path; `fetch` would normalize the path. */
export function ask(http: Server, { path: url, method = 'GET', headers = {} }: Asked) {
  const { port } = http.address() as AddressInfo;
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    request({ port, path: url, method, headers: { host: 'localhost', ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString('latin1');
        resolve({ status: response.statusCode ?? 0, body });
      });
    })
      .on('error', reject)
      .end();
  });
}

/** A project and the options of its dev server. */
export interface DevWay extends Way {
  side?: 'frontend' | 'backend' | 'both';
  base?: string;
}

/** Starts a dev server for a project, with the configuration of an extension or of Astro. */
export async function startServer(way: DevWay) {
  const { root, remove } = await createProject(way);
  try {
    const base: InlineConfig = {
      root,
      base: way.base ?? '/',
      configFile: false,
      customLogger: createLogger('silent'),
      plugins: [
        way.plugins?.(root),
        webMethodsPlugin({ srcDir: path.join(root, 'src'), side: way.side ?? 'frontend' }),
      ],
      server: { middlewareMode: true, watch: null, ws: false },
      optimizeDeps: { noDiscovery: true, include: [], esbuildOptions: { logLevel: 'silent' } },
    };
    const server = await createServer(mergeConfig(base, way.config?.(root) ?? {}));
    const http = createHttpServer(server.middlewares).listen(0);
    const stop = async () => {
      http.close();
      await server.close();
      await remove();
    };
    return { http, root, server, stop };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Starts a dev server for a project, runs a function with it, and stops it. */
export async function withServer<T>(
  way: DevWay,
  use: (http: Server, root: string, server: ViteDevServer) => Promise<T>,
): Promise<T> {
  const { http, root, server, stop } = await startServer(way);
  try {
    return await use(http, root, server);
  } finally {
    await stop();
  }
}
