import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { urlToHttpOptions } from 'node:url';
import type { Emulator } from '../../emulator.js';
import { CALL_ID_HEADER } from '../../model/log/current-call.js';
import type { Seed } from '../../model/seed.js';
import { isLoopback } from '../../util/loopback.js';
import { breakOff, sendAnswer, toRequest } from '../exchange.js';
import { listen, type RunningServer } from '../listen.js';
import { forward } from '../proxy.js';

/** The header that identifies the worker's requests. */
export const OUTGOING_SECRET_HEADER = 'x-wix-emulator-secret';

/** The header with the URL of a request that does not come as a request to a proxy, to the path `/`. */
export const OUTGOING_URL_HEADER = 'x-wix-emulator-url';

const ownHeaders: ReadonlySet<string> = new Set([OUTGOING_SECRET_HEADER, OUTGOING_URL_HEADER]);

/**
 * Starts an HTTP proxy that replaces the whole network for a worker. It passes every request to an
 * emulator, except for requests to a server on this computer, which it forwards. It is a real
 * server, so that connections can break, hang and be cut like real ones.
 * @param emulator Answers the requests, like `fetch`.
 * @param secret The required value of `x-wix-emulator-secret`, so that no other program and no web
 *   page can use the server.
 */
export function startOutgoingServer(
  emulator: Emulator<Seed>,
  secret: string,
): Promise<RunningServer> {
  return listen((incoming, outgoing) => void answer(emulator, secret, incoming, outgoing), {
    port: 0,
    hostname: '127.0.0.1',
    // A request to a proxy has the host in its request line.
    server: { requireHostHeader: false },
  });
}

async function answer(
  emulator: Emulator<Seed>,
  secret: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { url: line = '', headers } = incoming;
  // The app may set the header, but its request then comes as one to a proxy.
  const target = line === '/' ? String(headers[OUTGOING_URL_HEADER]) : line;
  if (headers[OUTGOING_SECRET_HEADER] !== secret || !URL.canParse(target)) {
    outgoing.writeHead(403).end('This server is for the app that the emulator runs.');
    return;
  }
  const url = new URL(target);
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  try {
    if (isLoopback(url.hostname)) return await passOn(url, incoming, outgoing);
    const request = toRequest(incoming, {
      url: url.href,
      signal: gone.signal,
      isDropped: (header) => ownHeaders.has(header),
    });
    await sendAnswer(await emulator.fetch(request), outgoing);
  } catch {
    breakOff(outgoing);
  }
}

/** Forwards a request without involving the emulator, and without the emulator's headers. */
async function passOn(
  url: URL,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { [OUTGOING_SECRET_HEADER]: _, [CALL_ID_HEADER]: __, ...headers } = incoming.headers;
  const answer = await forward(incoming, outgoing, {
    ...urlToHttpOptions(url),
    headers: { ...headers, host: url.host },
  });
  outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.headers);
  outgoing.flushHeaders();
  await pipeline(answer, outgoing);
}
