/** A path for which Wix's middleware does not ask Wix anything, so that no log mentions it. */
export const QUIET_PATH = '/_wix/extensions/backoffice/warm-up';

/**
 * Makes the app answer one request, which makes it load and compile itself.
 * @param url The app's origin.
 */
export async function warmUp(url: URL | string): Promise<void> {
  // A redirect comes from an app that is loaded too, and may lead out of this computer.
  const answer = await fetch(new URL(QUIET_PATH, url), { redirect: 'manual' });
  await answer.arrayBuffer();
}
