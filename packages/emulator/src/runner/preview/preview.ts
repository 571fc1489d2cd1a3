import { join } from 'node:path';
import { warmUp } from '../../app-client/warm-up.js';
import { CleanUp } from '../../util/clean-up.js';
import type { DevOptions } from '../dev/dev.js';
import { readEventSources } from '../event-sources.js';
import { startFront } from '../front.js';
import { PhaseTimer } from '../phases.js';
import { readProjectCollections, requireBuild } from '../project.js';
import { methodReader } from '../read-methods.js';
import { requireWebMethods } from '../require-web-methods.js';
import { type RunningApp, Supervisor } from '../supervisor.js';
import { refuseForeignBuild } from './foreign-build.js';
import { findNewerSource } from './newer-source.js';
import { readRoutingRules } from './routing-rules.js';
import { StaticFiles } from './static-files.js';
import { type RunningWorker, startWorker, type WorkerOptions } from './worker.js';

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
 * leave this computer. The server only listens once the app is warmed up. If the runtime ends by
 * itself, it is started again.
 * @throws {EmulatorError} If there is no build or one of another app, the port is taken, or the app has
 *   web modules and was built without `webMethods()`.
 */
export async function startPreview({
  root,
  emulator,
  port,
  host,
  allowedHosts,
  env,
  documents = 'adapted',
}: PreviewOptions): Promise<RunningApp> {
  const timer = new PhaseTimer();
  const dist = join(root, 'dist');
  await requireBuild(dist);
  await refuseForeignBuild(dist, emulator.env.WIX_CLIENT_ID);
  const newerSource = await findNewerSource(root);
  if (newerSource !== undefined) {
    console.warn(
      `wix-emulator: ${newerSource} has changed since the build. Build the app again with "npx wix-emulator build".`,
    );
  }
  const files = await StaticFiles.in(dist);
  const workers = new Supervisor({
    name: "The app's runtime (workerd)",
    start: () => startWarmWorker({ folder: join(dist, '_worker.js'), emulator, files, env }),
  });
  const cleanUp = new CleanUp();
  cleanUp.add(() => workers.close());
  try {
    await workers.start();
    timer.end('workerd');
    const readMethods = methodReader();
    const methods = async () => {
      const description = await (await workers.current()).describe();
      await requireWebMethods(description !== undefined, root);
      return readMethods(description);
    };
    const trailingSlash =
      (await methods()).length > 0 && (await wantsTrailingSlash((await workers.current()).url));
    const isStatic = await readRoutingRules(dist);
    const site = { root, emulator, app: workers, files, isStatic, documents, host, allowedHosts };
    const server = await startFront(site, port);
    cleanUp.add(() => server.close());
    const collections = await readProjectCollections(root, server.url);
    cleanUp.add(
      emulator.attachApp({
        url: server.url,
        root,
        methods,
        collections,
        eventSources: await readEventSources(root),
        trailingSlash,
        problem: () => workers.problem,
        followProblem: workers.followProblem,
      }),
    );
    timer.end('first requests');
    return {
      url: server.url,
      phases: timer.phases,
      failure: workers.failure,
      close() {
        // First, so that it is not started again if the same signal has ended it.
        void workers.close();
        return cleanUp.run();
      },
    };
  } catch (error) {
    await cleanUp.run().catch(console.error);
    throw error;
  }
}

async function startWarmWorker(options: WorkerOptions): Promise<RunningWorker> {
  const worker = await startWorker(options);
  try {
    await warmUp(worker.url);
    return worker;
  } catch (error) {
    await worker.close().catch(console.error);
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
