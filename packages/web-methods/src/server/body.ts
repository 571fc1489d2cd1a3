import { WebMethodError } from '../error.js';
import { badRequest } from './errors.js';
import { isWorkerd } from './runtime.js';

/** Broken UTF-8 is a malformed call, and not a string with replacement characters. */
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** How many bytes of a body are asked for first in workerd: more than the arguments of most calls. */
const FIRST_PIECE_BYTES = 512;

/** And how many after that, where each read costs more than a larger piece. */
const PIECE_BYTES = 16 * 1024;

/**
 * Reads the body of a call, and counts while reading: workerd hands on a chunked body of any size that
 * claims another `content-length`. What is beyond the limit is dropped, and read up to four times the
 * limit: a caller who still writes when the connection is closed does not get to read the refusal.
 * @param request The call.
 * @param maxBytes The largest body that is taken, in bytes.
 * @throws {WebMethodError} `PAYLOAD_TOO_LARGE` if the body passes the limit; `BAD_REQUEST` if it
 * breaks off or is not UTF-8.
 */
export async function readBody({ body }: Request, maxBytes: number): Promise<string> {
  if (!body) return '';
  // One buffer, as a body may come in pieces of one byte, each of which would cost hundreds.
  let bytes = new Uint8Array(0);
  let size = 0;
  const reader = readerOf(body);
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

/** Opens a body: in workerd so that a small one takes a single read, each of which costs a lot there. */
function readerOf(body: ReadableStream<Uint8Array>): Reader {
  const reader = isWorkerd ? byteReaderOf(body) : undefined;
  if (!reader) return body.getReader();
  let bytes = FIRST_PIECE_BYTES;
  return {
    async read() {
      const min = bytes;
      bytes = PIECE_BYTES;
      const { value } = await reader.read(new Uint8Array(min), { min });
      // Only the last piece is short: workerd says that it was the last when asked for one more.
      return { value, done: value?.byteLength !== min };
    },
    cancel: () => reader.cancel(),
  };
}

/** A stream that code has made need not be one of bytes. */
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

/** A body of more than so many bytes is refused. */
export function tooLarge(maxBytes: number): WebMethodError {
  return new WebMethodError(
    'PAYLOAD_TOO_LARGE',
    `The arguments are larger than ${maxBytes} bytes.`,
    { status: 413 },
  );
}
