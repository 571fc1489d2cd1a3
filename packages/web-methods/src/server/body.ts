import { WebMethodError } from '../error.js';
import { badRequest } from './errors.js';
import { isWorkerd } from './runtime.js';

/** Throws for broken UTF-8 instead of inserting replacement characters: the call is malformed. */
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The size of the first read in workerd, in bytes: larger than the arguments of most calls. */
const FIRST_PIECE_BYTES = 512;

/** The size of later reads in workerd, in bytes: a read costs more than a larger piece. */
const PIECE_BYTES = 16 * 1024;

/**
 * Reads the body of a call, up to a size limit.
 * @param request The call.
 * @param maxBytes The largest accepted body, in bytes.
 * @returns The body as text; empty if the call has none.
 * @throws {WebMethodError} `PAYLOAD_TOO_LARGE` if the body exceeds the limit; `BAD_REQUEST` if it
 * breaks off or is not UTF-8.
 */
export async function readBody({ body }: Request, maxBytes: number): Promise<string> {
  if (!body) return '';
  // One growing buffer instead of a list: a body may arrive in pieces of one byte, each of which
  // would take up hundreds of bytes.
  let bytes = new Uint8Array(0);
  let size = 0;
  const reader = readerOf(body);
  // Counts the bytes, because workerd passes on a chunked body of any size, whatever its
  // `content-length` claims. Reads on beyond the limit and drops those bytes: a caller that is
  // still writing when the connection closes cannot read the refusal.
  while (size <= 4 * maxBytes) {
    const { value, done } = await next(reader);
    if (value) {
      const end = size + value.byteLength;
      if (end <= maxBytes) {
        if (end > bytes.byteLength) bytes = grown(bytes, Math.min(maxBytes, 2 * end));
        bytes.set(value, size);
      }
      size = end;
    }
    if (done) break;
  }
  if (size > maxBytes) {
    reader.cancel().catch(() => {});
    throw tooLarge(maxBytes);
  }
  try {
    return UTF8.decode(bytes.subarray(0, size));
  } catch {
    throw badRequest('The body is not UTF-8.');
  }
}

/** A part of a body. */
interface Piece {
  readonly value?: Uint8Array | undefined;
  readonly done: boolean;
}

interface Reader {
  read(): Promise<Piece>;
  cancel(): Promise<void>;
}

/** Opens a body. In workerd, where each read costs a lot, a small body takes a single read. */
function readerOf(body: ReadableStream<Uint8Array>): Reader {
  const reader = isWorkerd ? byteReaderOf(body) : undefined;
  if (!reader) return body.getReader();
  let bytes = FIRST_PIECE_BYTES;
  return {
    async read() {
      const min = bytes;
      bytes = PIECE_BYTES;
      const { value } = await reader.read(new Uint8Array(min), { min });
      // Only the last piece is short. Waiting for `done` from workerd would take another read.
      return { value, done: value?.byteLength !== min };
    },
    cancel: () => reader.cancel(),
  };
}

/**
 * Returns `undefined` if the body is not a byte stream: a stream created by code may not be one.
 */
function byteReaderOf(body: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | undefined {
  try {
    return body.getReader({ mode: 'byob' });
  } catch {
    return undefined;
  }
}

async function next(reader: Reader): Promise<Piece> {
  try {
    return await reader.read();
  } catch (cause) {
    throw badRequest('The body broke off.', cause);
  }
}

function grown(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size);
  larger.set(bytes);
  return larger;
}

/** Creates the error for a body of more than `maxBytes` bytes. */
export function tooLarge(maxBytes: number): WebMethodError {
  return new WebMethodError(
    'PAYLOAD_TOO_LARGE',
    `The arguments are larger than ${maxBytes} bytes.`,
    { status: 413 },
  );
}
