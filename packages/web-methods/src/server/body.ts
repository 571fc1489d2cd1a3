import { WebMethodError } from '../error.js';
import { badRequest } from './errors.js';

/** Broken UTF-8 is a malformed call, and not a string with replacement characters. */
const UTF8 = new TextDecoder('utf-8', { fatal: true });

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
  // One buffer, as a body may come in pieces of one byte, each of which would cost hundreds.
  let bytes = new Uint8Array(0);
  let size = 0;
  const reader = body?.getReader();
  while (reader && size <= 4 * maxBytes) {
    const { done, value } = await next(reader);
    if (done) break;
    const end = size + value.byteLength;
    if (end <= maxBytes) {
      if (end > bytes.byteLength) bytes = grown(bytes, Math.min(maxBytes, 2 * end));
      bytes.set(value, size);
    }
    size = end;
  }
  reader?.cancel().catch(() => {});
  if (size > maxBytes) throw tooLarge(maxBytes);
  try {
    return UTF8.decode(bytes.subarray(0, size));
  } catch {
    throw badRequest('The body is not UTF-8.');
  }
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array>) {
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
