/** A path for which Wix's middleware sends no request to Wix, so nothing is logged. */
export const QUIET_PATH = '/_wix/extensions/backoffice/warm-up';

/**
 * Warms up the app by sending it a request, which makes it load and compile itself.
 * @param url The app's origin.
 */
export async function warmUp(url: URL | string): Promise<void> {
  // A redirect also proves that the app is loaded. Following it could leave this computer.
  const answer = await fetch(new URL(QUIET_PATH, url), { redirect: 'manual' });
  await answer.arrayBuffer();
}
