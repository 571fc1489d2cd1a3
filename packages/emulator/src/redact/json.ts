import { redacted, redactSecrets } from '../util/secrets.js';
import { namesSecret } from './secret-name.js';

/** A string of JSON, also one that the text's end cuts. */
const string = /"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)/y;
const colon = /\s*:\s*/y;
const beforeString = /[^"]+/y;
const literal = /[^\s,}\]]*/y;

/** JSON, word for word and without its grammar; its last string may be cut. */
const words = /^(?:[\s[\]{},:\deE.+-]|"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|true|false|null)*$/;

/**
 * Whether a text has nothing that no JSON has; it may be cut.
 * @param text the text.
 */
export function isJson(text: string): boolean {
  return words.test(text);
}

/**
 * Masks the secrets of a JSON text: all that lies under a key which names a secret, and what
 * `maskString` masks of any other string, be it a key. The text may be cut, or no JSON at all; but for what is
 * masked it stays as it is.
 * @param text the text.
 * @param maskString masks a string, which it is given without quotes and escapes.
 */
export function maskJson(text: string, maskString: (value: string) => string): string {
  let masked = '';
  let at = 0;
  const take = (pattern: RegExp): string => {
    const found = matchAt(pattern, text, at);
    at += found.length;
    return found;
  };
  while (at < text.length) {
    masked += redactSecrets(take(beforeString));
    const token = take(string);
    if (token === '') continue;
    const value = unquote(token);
    const mask = maskString(value);
    const separator = take(colon);
    masked += (mask === value ? token : JSON.stringify(mask)) + separator;
    if (separator !== '' && namesSecret(value)) {
      at = endOfValue(text, at);
      masked += `"${redacted}"`;
    }
  }
  return masked;
}

/** Where the value ends that begins at an index: the text's end, if it is cut. */
function endOfValue(text: string, start: number): number {
  let at = start;
  let depth = 0;
  do {
    const character = text[at];
    if (character === '"') {
      at += matchAt(string, text, at).length;
    } else if (character === '{' || character === '[') {
      depth += 1;
      at += 1;
    } else if (character === '}' || character === ']') {
      depth -= 1;
      at += 1;
    } else if (depth === 0) {
      return at + matchAt(literal, text, at).length;
    } else {
      at += 1;
    }
  } while (depth > 0 && at < text.length);
  return at;
}

function matchAt(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? '';
}

function unquote(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token.replace(/^"/, '').replace(/"$/, '');
  }
}
