import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { urlToHttpOptions } from 'node:url';
import type { Emulator } from '../../emulator.js';
import { CALL_ID_HEADER } from '../../model/log/current-call.js';
import type { Seed } from '../../model/seed.js';
import { isLoopback } from '../../util/loopback.js';
import { listen, type RunningServer } from '../listen.js';
import { forward } from '../proxy.js';

/** The header that identifies the worker's requests. */
export const OUTGOING_SECRET_HEADER = 'x-wix-emulator-secret';

/** Headers that concern the connection to this server, not the request. */
const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host']);

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
    server: {
      // A request to a proxy has the host in its request line.
      requireHostHeader: false,
      // The worker reuses connections. A connection that closes just then would look like a fault.
      keepAliveTimeout: 0,
    },
  });
}

async function answer(
  emulator: Emulator<Seed>,
  secret: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (incoming.headers[OUTGOING_SECRET_HEADER] !== secret || !URL.canParse(incoming.url ?? '')) {
    outgoing.writeHead(403).end('This server is for the app that the emulator runs.');
    return;
  }
  const url = new URL(incoming.url ?? '');
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  try {
    if (isLoopback(url.hostname)) return await passOn(url, incoming, outgoing);
    const response = await emulator.fetch(toRequest(incoming, gone.signal));
    outgoing.writeHead(response.status, response.statusText, [...response.headers].flat());
    await send(response, outgoing);
  } catch {
    // Resets a connection that has no answer yet, or ends it in the middle of its answer.
    if (outgoing.headersSent) outgoing.socket?.destroySoon();
    else outgoing.socket?.resetAndDestroy();
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

function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const { url = '', method = 'GET', rawHeaders } = incoming;
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
    const key = name.toLowerCase();
    if (key !== OUTGOING_SECRET_HEADER && !ofConnection.has(key)) headers.append(name, value);
  }
  const { 'content-length': length = '0', 'transfer-encoding': chunked } = incoming.headers;
  const hasBody =
    (length !== '0' || chunked !== undefined) && method !== 'GET' && method !== 'HEAD';
  const init: RequestInit & { duplex: 'half' } = {
    method,
    headers,
    signal,
    body: hasBody ? toStream(incoming) : null,
    duplex: 'half',
  };
  return new Request(url, init);
}

/** Reads on demand only. Node's own conversion cannot handle a broken connection. */
function toStream(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = incoming[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(stream) {
      const { done, value } = await chunks.next();
      if (done) stream.close();
      else stream.enqueue(value);
    },
  });
}

/** @throws The error that interrupts the answer's body, after everything before it is sent. */
async function send({ body, headers }: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.flushHeaders();
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    await new Promise((resolve) => outgoing.write(chunk, resolve));
    if (outgoing.destroyed) return;
  }
  const length = Number(headers.get('content-length') ?? size);
  if (body && size < length) throw new Error('The body ends before its content-length.');
  outgoing.end();
}
