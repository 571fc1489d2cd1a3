import {
  request as httpRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestOptions,
  type ServerResponse,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { DocumentRewrite } from './documents.js';

/** Where to pass a request on to, and how to change what comes back. */
export interface ProxyTarget {
  readonly host: string;
  readonly port: number;
  /** Headers to add to the request. */
  readonly headers?: OutgoingHttpHeaders;
  /** Changes the answer if it is an HTML document. */
  readonly rewrite?: DocumentRewrite | undefined;
}

/**
 * Passes a request on to another local server, byte for byte but for rewritten documents.
 * @param incoming The request.
 * @param outgoing Its response.
 * @param target Where to.
 */
export async function proxy(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { host, port, headers, rewrite }: ProxyTarget,
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
    // Past the head there is no way left to report the failure but to cut the connection.
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(502).end(`The app did not answer: ${error}`);
  }
}

/**
 * Sends a request on to another server, byte for byte.
 * @param incoming The request.
 * @param outgoing Its response, whose end before its time ends the request as well.
 * @param target Where to, and with which headers.
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
    // No connection is kept: the app closes one whose body it has not read, and the next request on
    // it would notice too late.
    const request = send({ ...target, method, agent: false }, resolve);
    request.on('error', reject);
    // A caller that gives up must not leave the app working for nobody. The run time takes a closed
    // connection for one that is closed in one direction only, a reset one for what it is.
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) request.socket?.resetAndDestroy();
      request.destroy();
    });
    incoming.pipe(request);
  });
}
