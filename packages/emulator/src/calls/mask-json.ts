import { redacted, redactSecrets } from '../secrets.js';
import { namesSecret } from './secret-name.js';

/** A string of JSON, also one that the text's end cuts. */
const string = /"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)/y;
const colon = /\s*:\s*/y;
const beforeString = /[^"]+/y;
const literal = /[^\s,}\]]*/y;

/**
 * Masks the secrets of a JSON text: all that lies under a key which names a secret, and what
 * `maskString` masks of any other string. The text may be cut, or no JSON at all; but for what is
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
    const separator = take(colon);
    if (separator !== '' && namesSecret(value)) {
      at = endOfValue(text, at);
      masked += `${redactSecrets(token)}${separator}"${redacted}"`;
    } else {
      const mask = separator === '' ? maskString(value) : redactSecrets(value);
      masked += (mask === value ? token : JSON.stringify(mask)) + separator;
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
