import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { urlToHttpOptions } from 'node:url';
import type { Emulator } from '../../emulator.js';
import { CALL_ID_HEADER } from '../../model/log/current-call.js';
import type { Seed } from '../../model/seed.js';
import { isLoopback } from '../../util/loopback.js';
import { listen, type RunningServer } from '../listen.js';
import { forward } from '../proxy.js';

/** The header by which the server knows the worker's requests. */
export const OUTGOING_SECRET_HEADER = 'x-wix-emulator-secret';

/** What concerns the connection to this server, and not the request. */
const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host']);

/**
 * Takes the place of the whole network for a worker: an HTTP proxy that passes every request to an
 * emulator, but for those to a server on this computer, which reach it. It is a real server, so that
 * connections can break, hang and be cut as real ones do.
 * @param emulator Answers the requests, as `fetch` would.
 * @param secret What `x-wix-emulator-secret` has to be, so that no other program and no web page can
 *   use the server.
 */
export function startOutgoingServer(
  emulator: Emulator<Seed>,
  secret: string,
): Promise<RunningServer> {
  return listen((incoming, outgoing) => void answer(emulator, secret, incoming, outgoing), {
    port: 0,
    hostname: '127.0.0.1',
    server: {
      // The request line of a proxy has the host.
      requireHostHeader: false,
      // The worker keeps connections; to close one just when it is used again would be a fault that
      // nobody asked for.
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
    cut(outgoing);
  }
}

/** The emulator has no part in it, and leaves no trace of itself. */
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

/** Reads only what somebody wants; Node's own conversion cannot cope with a broken connection. */
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

/** @throws Whatever breaks the answer's body off, after all that came before is on its way. */
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

/** Resets a connection that has no answer yet; else ends it where the answer is. */
function cut({ socket, headersSent }: ServerResponse): void {
  if (headersSent) socket?.destroySoon();
  else socket?.resetAndDestroy();
}
