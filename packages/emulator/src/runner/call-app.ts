import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { EmulatorError } from '../util/emulator-error.js';
import type { DocumentRewrite } from './documents.js';
import { proxy } from './proxy.js';
import type { Supervised, Supervisor } from './supervisor.js';
import { answerUnavailable } from './unavailable.js';

/** How long a broken connection may precede the news that the app has ended, in milliseconds. */
const NEWS_MS = 100;

/** A process that runs the app: a worker, or a development server. */
export interface AppProcess extends Supervised {
  /** The URL where it listens. */
  readonly url: URL;
  /**
   * Returns the headers that mark a request as one of the app's calls.
   * @param callId The call's id.
   */
  headersFor(callId: string): OutgoingHttpHeaders;
}

/** A request for the app. */
interface AppCall {
  /** Runs the app. */
  readonly app: Supervisor<AppProcess>;
  /** The id under which the request is recorded. */
  readonly callId: string;
  /** Changes the answer if it is an HTML document. */
  readonly rewrite: DocumentRewrite | undefined;
}

/**
 * Passes a request on to the app. While the app is starting, the request waits. If the app does not
 * run, or ends before it answers, the answer says so.
 * @param request The request.
 * @param response The response to the request.
 */
export async function callApp(
  request: IncomingMessage,
  response: ServerResponse,
  { app, callId, rewrite }: AppCall,
): Promise<void> {
  try {
    const { url, headersFor, ended } = await app.current();
    // The caller may not have waited.
    if (response.destroyed) return;
    await proxy(request, response, {
      host: url.hostname,
      port: Number(url.port),
      rewrite,
      headers: headersFor(callId),
      explainFailure: () =>
        Promise.race([
          ended.then((how) => `${app.name} ${how} before it answered.`),
          setTimeout(NEWS_MS, undefined),
        ]),
    });
  } catch (error) {
    if (!(error instanceof EmulatorError)) throw error;
    // Any website may read the answer, and the reason may contain source code and paths.
    answerUnavailable(response, 'The app does not run. See the terminal or /emulator/health.');
  }
}
