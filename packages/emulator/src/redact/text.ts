import { redacted, redactSecrets } from '../util/secrets.js';
import { isJson, maskJson } from './json.js';
import { namesSecret } from './secret-name.js';

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
