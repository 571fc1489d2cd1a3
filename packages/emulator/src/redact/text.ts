import { namesSecret, redacted, redactSecrets } from './secrets.js';

/** How deep texts in texts are looked into, such as JSON in a string of JSON. */
const maxDepth = 4;

/** What an `Authorization` header has, wherever it stands. */
const credentials = /\b(bearer|basic)(\s{1,20})["']?[^\s"']+/gi;

/** A name, in quotes or not, and what stands between it and its value. */
const named = /([\w-]{1,100})["'\\]{0,4}\s{0,20}[=:]\s{0,20}/g;

/**
 * Masks every secret of a text, in which JSON is known by its beginning.
 * @param text any text.
 * @param depth in how many other texts it lies.
 */
export function maskText(text: string, depth = 0): string {
  if (!/^\s*[[{"]/.test(text)) return maskPlain(text);
  if (depth === maxDepth) return redacted;
  const masked = maskJson(text, (value) => maskText(value, depth + 1));
  // Such as `[error] password=…`, which only begins like JSON.
  return isJson(text) ? masked : maskPlain(masked);
}

/**
 * Masks every secret of a form's text, as `application/x-www-form-urlencoded` writes it.
 * @param text for example `grant_type=refresh_token&refresh_token=…`.
 */
export function maskForm(text: string): string {
  return text
    .split('&')
    .map((field) => {
      const equals = field.indexOf('=');
      const name = decode(equals === -1 ? field : field.slice(0, equals));
      const value = equals === -1 ? '' : decode(field.slice(equals + 1));
      const masked = namesSecret(name) && value !== '' ? redacted : maskText(value);
      const isClean = masked === value && redactSecrets(name) === name;
      return isClean ? field : `${redactSecrets(name)}=${masked}`;
    })
    .join('&');
}

/** Masks credentials, and what stands behind a name, as in a header's line or a query. */
function maskPlain(text: string): string {
  return redactSecrets(text)
    .replaceAll(credentials, `$1$2${redacted}`)
    .replaceAll(/[^\r\n]+/g, maskLine);
}

/** Masks all that follows a secret's name: where its value ends, nobody can tell. */
function maskLine(line: string): string {
  for (const { 0: field, 1: name = '', index } of line.matchAll(named)) {
    const start = index + field.length;
    if (namesSecret(name) && start < line.length) return line.slice(0, start) + redacted;
  }
  return line;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

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
function isJson(text: string): boolean {
  return words.test(text);
}

/**
 * Masks the secrets of a JSON text: all that lies under a key which names a secret, and what
 * `maskString` masks of any other string, be it a key. The text may be cut, or no JSON at all; but for what is
 * masked it stays as it is.
 * @param text the text.
 * @param maskString masks a string, which it is given without quotes and escapes.
 */
function maskJson(text: string, maskString: (value: string) => string): string {
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
