import { createServer, normalizePath } from 'vite';
import type { LoadedProject } from './project.js';

/** How long to wait for further changes, in milliseconds: editors write several files at once. */
const QUIET_MS = 50;

/**
 * Updates the generated files, and again whenever a file in `src` changes. An error is printed and
 * does not end the watch.
 * @param project The project.
 * @param update Brings the generated files up to date.
 * @param onReady Called when no later change is missed.
 */
export async function watchProject(
  { root, srcDir }: LoadedProject,
  update: () => Promise<void>,
  onReady: () => void,
): Promise<never> {
  const survive = () =>
    update().catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
    });
  await survive();
  // Vite has the watcher that its users know; nothing is served.
  const { watcher } = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  let changed: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const updateSoon = () => {
    clearTimeout(changed);
    changed = setTimeout(() => {
      running = running.then(survive);
    }, QUIET_MS);
  };
  watcher.on('all', (_, file) => {
    if (normalizePath(file).startsWith(`${srcDir}/`)) updateSoon();
  });
  watcher.on('ready', () => {
    onReady();
    // A file may have changed since the last update.
    updateSoon();
  });
  return new Promise<never>(() => {});
}
