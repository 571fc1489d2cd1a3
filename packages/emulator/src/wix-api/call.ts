import { isJsonObject, type JsonObject, parseJson } from '../util/json.js';

/** A request of the app to Wix with its body. */
export interface WixCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** The body, or its beginning if it is too large. */
  readonly bytes: Uint8Array;
  readonly isTooLarge: boolean;
  /** The body as a JSON object; `undefined` if it is anything else. */
  readonly json: JsonObject | undefined;
}

/**
 * The size limit in bytes. The largest requests insert many items of Wix Data, for which public
 * projects report this limit: Wix refuses 5 MB with `WDE0109`.
 */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

/**
 * Reads a request, with its body up to a limit.
 * @throws The signal's reason if the app aborts the request.
 */
export async function readCall(request: Request): Promise<WixCall> {
  const { method, url, headers } = request;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    // Leaving the loop cancels the rest of the body.
    if (length > MAX_BODY_BYTES) break;
  }
  const bytes = Buffer.concat(chunks);
  const isTooLarge = length > MAX_BODY_BYTES;
  const value = isTooLarge ? undefined : parseJson(bytes.toString());
  const json = isJsonObject(value) ? value : undefined;
  return { method, url: new URL(url), headers, bytes, isTooLarge, json };
}

/** Whether responses with a status can have a body. */
export function hasBody(status: number): boolean {
  return ![204, 205, 304].includes(status);
}
