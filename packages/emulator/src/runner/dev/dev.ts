import type { Emulator } from '../../emulator.js';
import type { Seed } from '../../model/seed.js';
import { CleanUp } from '../../util/clean-up.js';
import type { NetworkOptions } from '../addresses.js';
import { readEventSources } from '../event-sources.js';
import { startFront } from '../front.js';
import { freePort } from '../listen.js';
import { type Phase, PhaseTimer } from '../phases.js';
import { readProjectCollections, requireAstroConfig } from '../project.js';
import { methodReader } from '../read-methods.js';
import { requireWebMethods } from '../require-web-methods.js';
import { type RunningApp, Supervisor } from '../supervisor.js';
import { watchConfigFiles } from './config-files.js';
import { type DevServer, startDevServer } from './dev-server.js';

/** In milliseconds. Vite compiles an event extension before the first event, and after edits. */
const EVENT_TIMEOUT_MS = 10_000;

/** Options of {@link startDev}. */
export interface DevOptions extends NetworkOptions {
  /** The app's folder. */
  readonly root: string;
  /** Answers the app's requests to Wix. */
  readonly emulator: Emulator<Seed>;
  /** The port to serve the app on; 0 picks a free port. */
  readonly port: number;
}

/**
 * Runs the app's development server in a process of its own, which is replaced when the app's
 * configuration changes, and when it ends by itself. Nothing in it connects to another computer: the
 * emulator answers `fetch`, and all other connections fail.
 * @throws {EmulatorError} If the port is taken, the app cannot start, or it has web modules but no
 *   `webMethods()`.
 */
export async function startDev({
  root,
  emulator,
  port,
  host,
  allowedHosts = [],
}: DevOptions): Promise<RunningApp> {
  await requireAstroConfig(root);
  // A taken port is said before the start, which takes a while.
  await freePort(port, host);
  const cleanUp = new CleanUp();
  let url: string | undefined;
  let detach = () => {};
  let attached = '';
  let phases: readonly Phase[] = [];
  const readMethods = methodReader();

  const listMethods = async ({ isSetUp, describe }: DevServer) => {
    const description = await describe();
    // A web module may have been added since the start.
    await requireWebMethods(isSetUp, root);
    return readMethods(description);
  };
  const attach = async (server: DevServer) => {
    if (url === undefined) return;
    const { trailingSlash } = server;
    const collections = await readProjectCollections(root, server.url.origin);
    const eventSources = await readEventSources(root);
    // Another app would lose the events that are to be delivered again.
    const properties = JSON.stringify([collections, [...eventSources], trailingSlash]);
    if (properties === attached) return;
    const old = detach;
    detach = emulator.attachApp({
      url,
      root,
      methods: async () => listMethods(await servers.current()),
      collections,
      eventSources,
      eventTimeoutMs: EVENT_TIMEOUT_MS,
      trailingSlash,
      problem: () => servers.problem,
      followProblem: servers.followProblem,
    });
    old();
    attached = properties;
  };
  const start = async (signal: AbortSignal) => {
    const timer = new PhaseTimer();
    const server = await startDevServer({
      root,
      emulator,
      allowedHosts,
      compileTimeoutMs: EVENT_TIMEOUT_MS,
      signal,
      onRestart: () => servers.replace('A file that the configuration depends on has changed.'),
    });
    timer.end('astro dev');
    try {
      await listMethods(server);
      await attach(server);
      timer.end('first requests');
      ({ phases } = timer);
      return server;
    } catch (error) {
      await server.close().catch(console.error);
      throw error;
    }
  };
  const servers = new Supervisor({ name: "The app's dev server", start });
  cleanUp.add(() => servers.close());
  try {
    const stopWatching = await watchConfigFiles(root, (names) =>
      servers.replace(`${names.join(', ')} changed.`),
    );
    cleanUp.add(stopWatching);
    await servers.start();
    const site = { root, emulator, app: servers, host, allowedHosts } as const;
    const front = await startFront({ ...site, documents: 'adapted' }, port);
    cleanUp.add(() => front.close());
    ({ url } = front);
    await attach(await servers.current());
    cleanUp.add(() => detach());
    return {
      url,
      phases,
      failure: servers.failure,
      close() {
        // First, so that it is not started again if the same signal has ended it.
        void servers.close();
        return cleanUp.run();
      },
    };
  } catch (error) {
    await cleanUp.run().catch(console.error);
    throw error;
  }
}
