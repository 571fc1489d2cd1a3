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

/** The path that all event extensions begin with. */
const EVENT_PATH = '/_wix/extensions/webhooks/';

/**
 * Records a request that the app is about to answer.
 * @param emulator Records the call.
 * @param request The request, before any of it is read.
 * @param response The response, before any of it is written.
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
  // Node only exposes the headers passed to `writeHead` if a header was set before.
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

/** Returns the kind of a POST request that does not call a web method. */
function kindOf(path: string): IncomingCall['kind'] {
  if (path.startsWith(EVENT_PATH)) return 'event';
  return isServicePluginPath(path) ? 'service-plugin' : 'request';
}
