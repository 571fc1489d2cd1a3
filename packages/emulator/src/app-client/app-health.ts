import { QUIET_PATH } from './warm-up.js';

/** How long the app may take to answer, in milliseconds. */
const TIMEOUT_MS = 2000;

/** The state of a running app. */
export type AppHealth =
  | { readonly status: 'ready' }
  | { readonly status: 'unresponsive' }
  | {
      readonly status: 'failing';
      /** What the app does wrong. */
      readonly reason: string;
    };

/**
 * Checks whether an app answers, with a request that does not reach any of its pages. An app that
 * answers even this request with a server error fails at every request.
 * @param url The app's origin.
 */
export async function checkHealth(url: string): Promise<AppHealth> {
  const status = await ask(url);
  // The server in front of the app answers 502 if the app does not answer.
  if (status === undefined || status === 502) return { status: 'unresponsive' };
  if (status < 500) return { status: 'ready' };
  return {
    status: 'failing',
    reason: `The app answers ${status} to GET ${QUIET_PATH}, so every request may fail. See its output for the error.`,
  };
}

async function ask(url: string): Promise<number | undefined> {
  try {
    const answer = await fetch(new URL(QUIET_PATH, url), {
      // A redirect counts as an answer.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return undefined;
  }
}
