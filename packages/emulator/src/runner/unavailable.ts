import type { ServerResponse } from 'node:http';

/**
 * Answers a request while the app cannot, in the form in which web methods report their errors.
 * @param response The response, of which nothing is sent yet.
 * @param message Why the app does not answer.
 */
export function answerUnavailable(response: ServerResponse, message: string): void {
  response
    .writeHead(502, {
      'content-type': 'application/json',
      // A widget on another origin could not read the message otherwise.
      'access-control-allow-origin': '*',
    })
    .end(JSON.stringify({ error: { code: 'APP_UNAVAILABLE', message } }));
}
