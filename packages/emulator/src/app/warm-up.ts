/**
 * Makes the app answer one request, which makes it load and compile itself. The request is one for
 * which Wix's middleware does not ask Wix anything, so that the emulator's log stays empty.
 * @param url the app's origin.
 */
export async function warmUp(url: URL | string): Promise<void> {
  const answer = await fetch(new URL('/_wix/extensions/backoffice/warm-up', url));
  await answer.arrayBuffer();
}
