import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Runtime } from './runtime.js';

/** A call that `fetch` would not make. */
interface RawCall {
  /** The path as it is sent. Default: that of a method that echoes its arguments. */
  path?: string;
  headers?: OutgoingHttpHeaders;
  /** Writes the body, piece by piece; it never ends unless this is an array. */
  body: readonly string[] | ((write: (chunk: string) => void) => void);
}

/**
 * Sends a call as it is: `fetch` tidies paths, and gives no body without an end.
 * @returns The answer's status and body.
 */
export async function send(
  { app }: Runtime,
  { path = '/api/web-methods/backend/methods/echo', headers, body }: RawCall,
): Promise<{ status: number | undefined; text: string }> {
  const { hostname, port } = new URL(app.url);
  const outgoing = request({
    hostname,
    port,
    path,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: app.token('visitor'),
      ...headers,
    },
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.on('response', resolve).on('error', reject);
  });
  if (typeof body === 'function') {
    body((chunk) => outgoing.write(chunk));
  } else {
    for (const chunk of body) outgoing.write(chunk);
    outgoing.end();
  }
  try {
    const answer = await answered;
    return { status: answer.statusCode, text: await text(answer) };
  } finally {
    outgoing.destroy();
  }
}
