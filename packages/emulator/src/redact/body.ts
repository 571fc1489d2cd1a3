import { namesSecret } from './secrets.js';
import { LOGGED_BODY_LIMIT, looksLikeJson, maskForm, maskText } from './text.js';

/** The end of a body that was cut. */
export const CUT = '… [cut]';

/** How much of a body is searched for secrets, in bytes. Complete JSON is the easiest to search. */
export const MASKED_BODY_LIMIT = 1024 * 1024;

/**
 * Prepares a body for the log: masks secrets, cuts it at a limit, and omits binary data.
 * @param body The body, or its first {@link MASKED_BODY_LIMIT} bytes.
 * @param contentType The body's media type.
 * @returns `undefined` if there is no body.
 */
export function loggedBody(
  body: Uint8Array | string,
  contentType: string | null,
): string | undefined {
  if (body.length === 0) return undefined;
  const type = mediaType(contentType);
  const mask = masks(type);
  if (!mask) return `[not logged: ${type}]`;
  const start = body.slice(0, MASKED_BODY_LIMIT);
  const text = typeof start === 'string' ? start : decode(start);
  if (text === undefined || text.includes('\0')) return '[not logged: binary data]';
  // Only the secrets of JSON are found by the structure of the whole.
  const searched = looksLikeJson(text) ? text : text.slice(0, LOGGED_BODY_LIMIT + 1);
  const isCut = Buffer.byteLength(text) > LOGGED_BODY_LIMIT;
  return firstBytes(mask(searched)) + (isCut ? CUT : '');
}

/** Returns the masking function for a media type; `undefined` if secrets cannot be found in it. */
function masks(type: string): ((text: string) => string) | undefined {
  if (type === 'application/x-www-form-urlencoded') return maskForm;
  if (type === 'application/devalue+json') return maskDevalue;
  return /^(?:text\/plain|application\/jwt|.*[/+]json|)$/.test(type) ? maskText : undefined;
}

/** In devalue, a key has the index of its value, which may be anywhere in the text. */
function maskDevalue(text: string): string {
  const names = text.match(/"[^"\\\s]{1,60}"/g) ?? [];
  return names.some(namesSecret) ? '[not logged: it names secrets]' : maskText(text);
}

function mediaType(contentType: string | null): string {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+/-]{0,100}$/.test(type) ? type : 'unknown media type';
}

function firstBytes(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= LOGGED_BODY_LIMIT) return text;
  return decode(bytes.subarray(0, LOGGED_BODY_LIMIT)) ?? '';
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    // As a stream, because the limit may be in the middle of a character.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}
