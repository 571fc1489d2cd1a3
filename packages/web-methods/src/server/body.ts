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
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  while (reader && size <= 4 * maxBytes) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size <= maxBytes) pieces.push(value);
  }
  reader?.cancel().catch(() => {});
  if (size > maxBytes) throw tooLarge(maxBytes);
  return concat(pieces, size);
}

function concat(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.byteLength;
  }
  return bytes;
}

function tooLarge(maxBytes: number): WebMethodError {
  return new WebMethodError(
    'PAYLOAD_TOO_LARGE',
    `The arguments are larger than ${maxBytes} bytes.`,
    { status: 413 },
  );
}
