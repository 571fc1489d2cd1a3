import { redacted, redactSecrets } from '../secrets.js';
import { maskJson } from './mask-json.js';
import { namesSecret } from './secret-name.js';

/** How deep texts in texts are looked into, such as JSON in a string of JSON. */
const maxDepth = 4;

/**
 * Masks every secret of a text, in which JSON is known by its beginning.
 * @param text any text.
 * @param depth in how many other texts it lies.
 */
export function maskText(text: string, depth = 0): string {
  if (!/^\s*[[{"]/.test(text)) return maskPlain(text);
  return depth < maxDepth ? maskJson(text, (value) => maskText(value, depth + 1)) : redacted;
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

/** Masks what stands behind a name, as in a header's line or a query. */
function maskPlain(text: string): string {
  return redactSecrets(text).replaceAll(
    /([\w-]{1,100})(\s{0,4}[=:]\s{0,4})([^\r\n&;,]+)/g,
    (field, name: string, between: string) =>
      namesSecret(name) ? name + between + redacted : field,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
