import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallAnswer } from '../../model/log/call-log-entry.js';
import { loggedBody, MASKED_BODY_LIMIT } from '../../redact/body.js';

/**
 * Looks at the bodies of a request and its response as they pass by, without setting either in
 * motion.
 * @returns Tells what may be logged of them so far.
 */
export function captureBodies(
  request: IncomingMessage,
  response: ServerResponse,
): () => Pick<CallAnswer, 'requestBody' | 'responseBody'> {
  const sent = new CapturedBody();
  const answered = new CapturedBody();
  // Every way to read a stream emits its data, and listening to it would start the flow.
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

/** Lets a function see the arguments of a method's calls on one object. */
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

/** A body that passes by, as much of it as is looked into. */
class CapturedBody {
  readonly #limit = MASKED_BODY_LIMIT;
  #chunks: Buffer[] = [];
  #size = 0;

  /**
   * Keeps what is missing to the limit.
   * @param chunk A part of the body; anything else is none.
   * @param encoding Of a string.
   */
  add(chunk: unknown, encoding?: unknown): void {
    const missing = this.#limit - this.#size;
    if (missing === 0) return;
    const bytes = bytesOf(chunk, encoding, missing);
    if (bytes.length === 0) return;
    // Copied: a view would keep the whole chunk in memory.
    const kept = Buffer.from(bytes.subarray(0, missing));
    this.#chunks.push(kept);
    this.#size += kept.length;
  }

  /**
   * The body as it may be logged.
   * @param contentType The body's media type.
   * @param contentEncoding How it is compressed.
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
  // No encoding has fewer than half a byte a character.
  return Buffer.from(chunk.slice(0, 2 * limit), isEncoding ? encoding : 'utf8');
}
