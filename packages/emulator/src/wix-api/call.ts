import { isJsonObject, type JsonObject } from '../util/json.js';

/** A request of the app to Wix, read to its end. */
export interface WixCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** The body; what of it came before the limit, if it is larger. */
  readonly bytes: Uint8Array;
  readonly isTooLarge: boolean;
  /** The body as JSON; `undefined` if it is anything but an object. */
  readonly json: JsonObject | undefined;
}

/** Far more than any emulated operation takes, in bytes. */
export const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Reads a call, and of its body not more than a limit.
 * @throws The signal's reason if the app gives up meanwhile.
 */
export async function readCall(request: Request): Promise<WixCall> {
  const { method, url, headers } = request;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    // Leaving the loop cancels the rest.
    if (length > MAX_BODY_BYTES) break;
  }
  const bytes = Buffer.concat(chunks);
  const isTooLarge = length > MAX_BODY_BYTES;
  const json = isTooLarge ? undefined : parseObject(bytes.toString());
  return { method, url: new URL(url), headers, bytes, isTooLarge, json };
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
