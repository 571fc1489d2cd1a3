import { WebMethodError } from '../error.js';
import { badRequest } from './errors.js';
import { within } from './within.js';

/** How long a body may take to arrive. */
const TIMEOUT_MS = 10_000;

/**
 * Reads the body of a call.
 * @param request The call.
 * @param maxBytes The largest body that is read, in bytes.
 * @throws {WebMethodError} `PAYLOAD_TOO_LARGE` as soon as the body passes the limit, whatever its
 * `content-length` claims; `BAD_REQUEST` if it is not UTF-8 or does not end within 10 s.
 */
export async function readBody(request: Request, maxBytes: number): Promise<string> {
  const reader = request.body?.getReader();
  if (!reader) return '';
  try {
    return await within(TIMEOUT_MS, readText(reader, maxBytes), () =>
      badRequest('The body did not arrive in time.'),
    );
  } finally {
    // Also when we stop early: the rest of the body must not be kept in memory.
    reader.cancel().catch(() => {});
  }
}

async function readText(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
): Promise<string> {
  // `fatal`: broken UTF-8 is a malformed call and not a string with replacement characters.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for (let chunk = await next(reader); !chunk.done; chunk = await next(reader)) {
    size += chunk.value.byteLength;
    if (size > maxBytes) {
      throw new WebMethodError(
        'PAYLOAD_TOO_LARGE',
        `The arguments are larger than ${maxBytes} bytes.`,
        { status: 413 },
      );
    }
    text += decode(decoder, chunk.value);
  }
  return text + decode(decoder);
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch (cause) {
    throw badRequest('The body broke off.', cause);
  }
}

function decode(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch {
    throw badRequest('The body is not UTF-8.');
  }
}
