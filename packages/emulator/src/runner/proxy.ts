import {
  request as httpRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestOptions,
  type ServerResponse,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { DocumentRewrite } from './documents.js';
import { answerUnavailable } from './unavailable.js';

/** The destination of a request, and changes to the request and its answer. */
export interface ProxyTarget {
  readonly host: string;
  readonly port: number;
  /** Headers to add to the request. */
  readonly headers?: OutgoingHttpHeaders;
  /** Changes the answer if it is an HTML document. */
  readonly rewrite?: DocumentRewrite | undefined;
  /** Finds out why the destination has not answered; `undefined` if it still runs. */
  readonly explainFailure?: () => Promise<string | undefined>;
}

/**
 * Forwards a request to another local server, byte for byte except for rewritten documents.
 * @param incoming The request.
 * @param outgoing The response to the request.
 * @param target The destination.
 */
export async function proxy(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { host, port, headers, rewrite, explainFailure }: ProxyTarget,
): Promise<void> {
  try {
    const answer = await forward(incoming, outgoing, {
      host,
      port,
      path: incoming.url,
      headers: {
        ...incoming.headers,
        ...(rewrite && { 'accept-encoding': 'identity' }),
        ...headers,
      },
    });
    if (rewrite && /^text\/html\b/.test(answer.headers['content-type'] ?? '')) {
      const body = rewrite((await buffer(answer)).toString('utf8'));
      const { 'transfer-encoding': _, ...kept } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, {
        ...kept,
        'content-length': Buffer.byteLength(body),
      });
      outgoing.end(body);
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    await pipeline(answer, outgoing);
  } catch (error) {
    // Once the headers are sent, cutting the connection is the only way to report a failure.
    if (outgoing.headersSent) return void outgoing.destroy();
    const reason = await explainFailure?.();
    if (reason === undefined) outgoing.writeHead(502).end(`The app did not answer: ${error}`);
    else answerUnavailable(outgoing, reason);
  }
}

/**
 * Forwards a request to another server, byte for byte.
 * @param incoming The request.
 * @param outgoing The response to the request. If it closes early, the forwarded request ends too.
 * @param target The destination and the headers.
 * @returns The answer.
 */
export function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  target: RequestOptions,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { method } = incoming;
    const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
    // Connections are not reused. The app closes a connection whose body it has not read, and the
    // next request on that connection would fail.
    const request = send({ ...target, method, agent: false }, resolve);
    request.on('error', reject);
    // If the caller gives up, the app must stop working. The runtime treats a closed connection as
    // closed in one direction only, so the connection is reset.
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) request.socket?.resetAndDestroy();
      request.destroy();
    });
    incoming.pipe(request);
  });
}

/**
 * Forwards a request for a web socket, and everything that both sides send afterwards.
 * @param incoming The request.
 * @param socket The connection of the request.
 * @param head What has arrived after the request.
 * @param target The destination.
 */
export function forwardUpgrade(
  { method, url, rawHeaders }: IncomingMessage,
  socket: Duplex,
  head: Uint8Array,
  target: URL,
): void {
  const upstream = connect(Number(target.port), target.hostname, () => {
    upstream.write(`${method} ${url} HTTP/1.1\r\n${linesOf(rawHeaders)}\r\n`, 'latin1');
    upstream.write(head);
    upstream.pipe(socket);
    socket.pipe(upstream);
  });
  upstream.on('error', () => socket.destroy()).on('close', () => socket.destroy());
  socket.on('error', () => upstream.destroy()).on('close', () => upstream.destroy());
}

/** Writes headers as lines. Of several hosts only the first is kept, which is the one that was checked. */
function linesOf(rawHeaders: readonly string[]): string {
  let hasHost = false;
  let lines = '';
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
    const isHost = name.toLowerCase() === 'host';
    if (!isHost || !hasHost) lines += `${name}: ${value}\r\n`;
    hasHost ||= isHost;
  }
  return lines;
}
