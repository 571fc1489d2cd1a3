import type { IncomingMessage, ServerResponse } from 'node:http';
import { isServicePluginPath } from '../../app-client/manifest.js';
import type { Emulator } from '../../emulator.js';
import type { CacheOutcome, IncomingCall } from '../../model/log/call-log-entry.js';
import type { Seed } from '../../model/seed.js';
import { pathOf } from '../../util/paths.js';
import { captureBodies } from './captured-bodies.js';
import { loggedPath, readMethodId } from './method-id.js';

const TOUCHED = 'x-wix-emulator-touched';

/** The path that all event extensions begin with. */
const EVENT_PATH = '/_wix/extensions/webhooks/';

/** The name of the web methods' cache in the header. */
const CACHE_NAME = 'web-methods';

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
  const { id, end } = emulator.startCall(call, request.headers.authorization);
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

/**
 * Reads the outcome of the web methods' cache from a `cache-status` header.
 * @param header The header's value, which may also report on other caches.
 * @returns `undefined` if the cache was not involved.
 * @see https://www.rfc-editor.org/rfc/rfc9211
 */
export function readCacheStatus(header: string): CacheOutcome | undefined {
  const reports = header.split(',').map((text) => text.split(';').map((part) => part.trim()));
  const own = reports.find(([name]) => name === CACHE_NAME);
  if (own?.includes('hit')) return own.some((part) => part.startsWith('ttl=-')) ? 'stale' : 'hit';
  const forwarded = own?.find((part) => part.startsWith('fwd='));
  return forwarded === undefined || forwarded === 'fwd=bypass' ? undefined : 'miss';
}
