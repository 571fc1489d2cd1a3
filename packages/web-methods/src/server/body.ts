import { WebMethodError } from '../error.js';

/** The largest body that a call may have: 1 MiB. */
const MAX_BODY_BYTES = 1024 * 1024;

/** The most arguments that a call may have; a stack has room for so many, not for all of a body. */
const MAX_ARGUMENTS = 100;

/**
 * Reads a call's arguments.
 * @param request A request whose content type is known to be JSON.
 * @throws {WebMethodError} `PAYLOAD_TOO_LARGE` as soon as the body passes 1 MiB, whatever its
 * `content-length` claims; `BAD_REQUEST` for anything but a JSON array in UTF-8 of 100 items at most.
 */
export async function readArguments(request: Request): Promise<unknown[]> {
  const body = await readText(request);
  let args: unknown;
  try {
    args = JSON.parse(body);
  } catch {
    throw badRequest('The body is not JSON.');
  }
  if (!Array.isArray(args)) throw badRequest('The body is not a JSON array of the arguments.');
  if (args.length > MAX_ARGUMENTS) {
    throw badRequest(`The call has more than ${MAX_ARGUMENTS} arguments.`);
  }
  return args;
}

async function readText(request: Request): Promise<string> {
  // `fatal`: broken UTF-8 is a malformed call and not a string with replacement characters.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  const reader = request.body?.getReader();
  if (!reader) return text;
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      size += chunk.value.byteLength;
      if (size > MAX_BODY_BYTES) {
        throw new WebMethodError(
          'PAYLOAD_TOO_LARGE',
          `The arguments are larger than ${MAX_BODY_BYTES} bytes.`,
          { status: 413 },
        );
      }
      text += decode(decoder, chunk.value);
    }
    return text + decode(decoder);
  } finally {
    // Also when we stop early: the rest of the body must not be kept in memory.
    await reader.cancel().catch(() => {});
  }
}

function decode(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch {
    throw badRequest('The body is not UTF-8.');
  }
}

function badRequest(message: string): WebMethodError {
  return new WebMethodError('BAD_REQUEST', message, { status: 400 });
}
