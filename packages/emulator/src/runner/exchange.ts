import type { IncomingMessage, ServerResponse } from 'node:http';

/** Headers that concern the connection to this computer, not the request. */
const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'host']);

/** How many bytes of a body that nobody wants are read anyway. */
const MAX_DISCARDED = 64 * 1024 * 1024;

/** The parts of a request that differ from the incoming one. */
export interface RequestChange {
  /** The URL that the request is for. */
  readonly url: string;
  /** Aborts the request. */
  readonly signal: AbortSignal;
  /** Whether to leave out a header. Its name is in lower case. */
  readonly isDropped: (header: string) => boolean;
}

/**
 * Converts a request that has arrived at one of the emulator's servers. Its body is read on demand.
 * @param incoming The request, before any of it is read.
 */
export function toRequest(
  incoming: IncomingMessage,
  { url, signal, isDropped }: RequestChange,
): Request {
  const { method = 'GET', rawHeaders } = incoming;
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
    const key = name.toLowerCase();
    if (!isDropped(key) && !ofConnection.has(key)) headers.append(name, value);
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
    cancel() {
      void discard(chunks);
    },
  });
}

/**
 * Reads the rest of a body, so that the sender gets to read the answer, and so that the next request
 * on the same connection is not stuck behind the body.
 */
async function discard(chunks: AsyncIterator<Uint8Array>): Promise<void> {
  try {
    for (let size = 0; size < MAX_DISCARDED; ) {
      const { done, value } = await chunks.next();
      if (done) return;
      size += value.length;
    }
    // Closes the connection.
    await chunks.return?.();
  } catch {
    // The sender is gone.
  }
}

/**
 * Sends an answer of the emulator.
 * @throws The error that interrupts the answer's body, after everything before it is sent.
 */
export async function sendAnswer(
  { status, statusText, headers, body }: Response,
  outgoing: ServerResponse,
): Promise<void> {
  outgoing.writeHead(status, statusText, [...headers].flat());
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

/** Resets a connection that has no answer yet, or ends it in the middle of its answer. */
export function breakOff(outgoing: ServerResponse): void {
  if (outgoing.headersSent) outgoing.socket?.destroySoon();
  else outgoing.socket?.resetAndDestroy();
}
