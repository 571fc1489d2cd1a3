import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallAnswer } from '../../model/log/call-log-entry.js';
import { loggedBody, MASKED_BODY_LIMIT } from '../../redact/body.js';

/**
 * Captures the bodies of a request and its response without starting to read either stream.
 * @returns A function that returns the bodies so far, in a form that may be logged.
 */
export function captureBodies(
  request: IncomingMessage,
  response: ServerResponse,
): () => Pick<CallAnswer, 'requestBody' | 'responseBody'> {
  const sent = new CapturedBody();
  const answered = new CapturedBody();
  // Every way of reading a stream emits `data`, and adding a listener would start the stream.
  before(request, 'emit', (event, chunk) => {
    if (event === 'data') sent.add(chunk);
  });
  before(response, 'write', (chunk, encoding) => answered.add(chunk, encoding));
  before(response, 'end', (chunk, encoding) => answered.add(chunk, encoding));
  return () => {
    const { headers } = request;
    const requestBody = sent.logged(headers['content-type'], headers['content-encoding']);
    const responseBody = answered.logged(
      response.getHeader('content-type'),
      response.getHeader('content-encoding'),
    );
    return {
      ...(requestBody !== undefined && { requestBody }),
      ...(responseBody !== undefined && { responseBody }),
    };
  };
}

/** Calls `see` with the arguments of an object's method every time, before the method runs. */
function before<Name extends string>(
  target: Record<Name, (...args: never[]) => unknown>,
  name: Name,
  see: (...args: readonly unknown[]) => void,
): void {
  const method: unknown = target[name];
  if (typeof method !== 'function') return;
  Object.defineProperty(target, name, {
    configurable: true,
    writable: true,
    value(this: unknown, ...args: unknown[]): unknown {
      see(...args);
      return Reflect.apply(method, this, args);
    },
  });
}

/** A captured body, up to the limit that is searched for secrets. */
class CapturedBody {
  #chunks: Buffer[] = [];
  #size = 0;

  /**
   * Adds a part of the body, up to the limit.
   * @param chunk A string or bytes; any other value is ignored.
   * @param encoding The encoding of a string.
   */
  add(chunk: unknown, encoding?: unknown): void {
    const missing = MASKED_BODY_LIMIT - this.#size;
    if (missing === 0) return;
    const bytes = bytesOf(chunk, encoding, missing);
    if (bytes.length === 0) return;
    // Copied: a view would keep the whole chunk in memory.
    const kept = Buffer.from(bytes.subarray(0, missing));
    this.#chunks.push(kept);
    this.#size += kept.length;
  }

  /**
   * Returns the body in a form that may be logged.
   * @param contentType The body's media type.
   * @param contentEncoding The body's compression.
   */
  logged(contentType: unknown, contentEncoding: unknown): string | undefined {
    if (this.#size === 0) return undefined;
    if (typeof contentEncoding === 'string' && contentEncoding !== 'identity') {
      return '[not logged: compressed]';
    }
    const type = typeof contentType === 'string' ? contentType : null;
    return loggedBody(Buffer.concat(this.#chunks), type);
  }
}

function bytesOf(chunk: unknown, encoding: unknown, limit: number): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  if (typeof chunk !== 'string') return new Uint8Array();
  const isEncoding = typeof encoding === 'string' && Buffer.isEncoding(encoding);
  // Every encoding has at least half a byte per character.
  return Buffer.from(chunk.slice(0, 2 * limit), isEncoding ? encoding : 'utf8');
}
