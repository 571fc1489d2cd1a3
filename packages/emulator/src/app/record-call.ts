import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulator } from '../emulator.js';
import { readCacheStatus } from './cache-status.js';
import { readMethodId } from './method-id.js';

const touched = 'x-wix-emulator-touched';

/**
 * Records a request with the emulator if it is a call of a web method.
 * @param emulator remembers the call.
 * @param request the request.
 * @param response its response, of which nothing has been written yet.
 */
export function recordCall(
  emulator: Emulator,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const method = request.method === 'POST' ? readMethodId(request.url ?? '') : undefined;
  if (method === undefined) return;
  const end = emulator.startCall(method);
  // Node lets the headers that `writeHead` is given be read only if one was set before.
  response.setHeader(touched, '').removeHeader(touched);
  response.once('close', () => {
    const cache = readCacheStatus(String(response.getHeader('cache-status') ?? ''));
    end({ status: response.writableFinished ? response.statusCode : 0, ...(cache && { cache }) });
  });
}
