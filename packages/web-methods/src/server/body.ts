import { WebMethodError } from '../error.js';
import { badRequest } from './errors.js';

/** Broken UTF-8 is a malformed call, and not a string with replacement characters. */
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the body of a call.
 * @param request The call.
 * @param maxBytes The largest body that is read, in bytes.
 * @throws {WebMethodError} `PAYLOAD_TOO_LARGE` if the body passes the limit, whatever its
 * `content-length` claims; `BAD_REQUEST` if it breaks off or is not UTF-8.
 */
export async function readBody(request: Request, maxBytes: number): Promise<string> {
  const claimed = Number(request.headers.get('content-length') ?? Number.NaN);
  let bytes: ArrayBuffer | Uint8Array;
  try {
    // No server hands on more than the claim, and at once is much faster than in pieces.
    bytes =
      claimed <= maxBytes
        ? await request.arrayBuffer()
        : await readInPieces(request.body, maxBytes);
  } catch (cause) {
    throw cause instanceof WebMethodError ? cause : badRequest('The body broke off.', cause);
  }
  if (bytes.byteLength > maxBytes) throw tooLarge(maxBytes);
  try {
    return UTF8.decode(bytes);
  } catch {
    throw badRequest('The body is not UTF-8.');
  }
}

/**
 * Reads a body of any length, and stops far beyond the limit. What is beyond it is read and dropped:
 * a caller who still writes when the connection is closed does not get to read the refusal.
 */
async function readInPieces(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array> {
  // One buffer, as a body may come in pieces of one byte, each of which would cost hundreds.
  let bytes = new Uint8Array(0);
  let size = 0;
  const reader = body?.getReader();
  while (reader && size <= 4 * maxBytes) {
    const { done, value } = await reader.read();
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
  return bytes.subarray(0, size);
}

function grown(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size);
  larger.set(bytes);
  return larger;
}

function tooLarge(maxBytes: number): WebMethodError {
  return new WebMethodError(
    'PAYLOAD_TOO_LARGE',
    `The arguments are larger than ${maxBytes} bytes.`,
    { status: 413 },
  );
}
