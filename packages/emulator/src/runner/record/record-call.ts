import type { IncomingMessage, ServerResponse } from 'node:http';
import { isServicePluginPath } from '../../app-client/manifest.js';
import type { Emulator } from '../../emulator.js';
import type { IncomingCall } from '../../model/log/call-log-entry.js';
import type { Seed } from '../../model/seed.js';
import { pathOf } from '../../util/paths.js';
import { readCacheStatus } from './cache-status.js';
import { captureBodies } from './captured-bodies.js';
import { loggedPath, readMethodId } from './method-id.js';

const TOUCHED = 'x-wix-emulator-touched';

/** Where Wix sends events to. */
const EVENT_PATH = '/_wix/extensions/webhooks/';

/**
 * Records a request that the app is about to answer.
 * @param emulator Remembers the call.
 * @param request The request, of which nothing has been read yet.
 * @param response Its response, of which nothing has been written yet.
 * @returns The call's id.
 */
export function recordCall(
  emulator: Emulator<Seed>,
  request: IncomingMessage,
  response: ServerResponse,
): string {
  const call = readCall(request);
  const { id, end } = emulator.startCall(call);
  const bodies = call.kind === 'request' ? () => ({}) : captureBodies(request, response);
  // Node lets the headers that `writeHead` is given be read only if one was set before.
  response.setHeader(TOUCHED, '').removeHeader(TOUCHED);
  response.once('close', () => {
    const cache = readCacheStatus(String(response.getHeader('cache-status') ?? ''));
    const status = response.writableFinished ? response.statusCode : 0;
    end({ status, ...(cache && { cache }), ...bodies() });
  });
  return id;
}

function readCall({ method = 'GET', url = '/' }: IncomingMessage): IncomingCall {
  const methodId = method === 'POST' ? readMethodId(url) : undefined;
  if (methodId !== undefined) return { kind: 'web-method', method: methodId };
  const path = pathOf(url);
  return {
    kind: method === 'POST' ? kindOf(path) : 'request',
    method: `${method} ${loggedPath(path)}`,
  };
}

/** What is posted to a path that is not one of a web method. */
function kindOf(path: string): IncomingCall['kind'] {
  if (path.startsWith(EVENT_PATH)) return 'event';
  return isServicePluginPath(path) ? 'service-plugin' : 'request';
}
