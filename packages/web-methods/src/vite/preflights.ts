import type { Connect } from 'vite';
import { BASE_PATH } from '../consts.js';
import { preflight } from '../server/responses.js';

/**
 * Answers the preflights of calls on a dev server, ahead of Vite's own CORS handling, which knows
 * only local origins: in `wix dev` a widget stands on the customer's site.
 */
export const answerPreflights: Connect.NextHandleFunction = (request, response, next) => {
  if (request.method !== 'OPTIONS' || !request.url?.startsWith(BASE_PATH)) return next();
  const requested = request.headers['access-control-request-headers'];
  const { status, headers } = preflight(requested);
  response.writeHead(status, Object.fromEntries(headers)).end();
};
