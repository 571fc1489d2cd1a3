import { setTimeout } from 'node:timers/promises';

/** A path for which Wix's middleware sends no request to Wix, so nothing is logged. */
export const QUIET_PATH = '/_wix/extensions/backoffice/warm-up';

/** In milliseconds. A restart of Astro's dev server takes about one second, more on a busy machine. */
const UNREACHABLE_MS = 20_000;

/**
 * Warms up the app by sending it a request, which makes it load and compile itself.
 * @param url The app's origin.
 * @throws {TypeError} If nothing answers for 20 seconds.
 */
export async function warmUp(url: URL | string): Promise<void> {
  const end = performance.now() + UNREACHABLE_MS;
  for (;;) {
    try {
      // A redirect also proves that the app is loaded. Following it could leave this computer.
      const answer = await fetch(new URL(QUIET_PATH, url), { redirect: 'manual' });
      await answer.arrayBuffer();
      return;
    } catch (error) {
      // Astro's dev server cannot be reached while it restarts after a change of its configuration.
      if (performance.now() > end) throw error;
      await setTimeout(100);
    }
  }
}
