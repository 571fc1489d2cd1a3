import { parseJson } from '../util/json.js';
import { namesSecret, REDACTED, redactSecrets } from './secrets.js';

/** How much of a body is logged, in bytes. */
export const LOGGED_BODY_LIMIT = 16 * 1024;

/** How many levels of JSON within JSON strings are searched. */
const MAX_TEXTS = 4;

/** How many levels of nesting in a JSON text are searched. */
const MAX_LEVELS = 100;

/** Credentials as in an `Authorization` header, anywhere in a text. */
const CREDENTIALS = /\b(bearer|basic)(\s{1,20})["']?[^\s"']+/gi;

/** How far to mask after a secret's name: to the end of the line, or of the text. */
const LINE = /[^\r\n]+/g;
const REST = /[\s\S]+/g;

/** A name, with or without quotes, and the separator between it and its value. */
const NAMED = /(?<![\w-])([\w-]+)["'\\]{0,4}\s{0,20}[=:]\s{0,20}/g;

/** Whether a text starts like JSON, so that it may have to be parsed as a whole. */
export function looksLikeJson(text: string): boolean {
  return /^\s*[[{"]/.test(text);
}

/**
 * Masks every secret in a text. JSON without secrets stays exactly the same. JSON that is longer than
 * the log shows is searched as far as it is shown, and what follows a masked secret there is masked.
 * @param text Any text.
 * @param texts How many other texts contain this one.
 */
export function maskText(text: string, texts = 0): string {
  if (!looksLikeJson(text)) return maskPlain(text, LINE);
  const json = parseJson(text);
  // Broken or cut JSON: a secret's value may continue on the next line.
  if (json === undefined) return maskPlain(text, REST);
  if (texts === MAX_TEXTS) return REDACTED;
  const mask = new Masking(texts);
  const masked = JSON.stringify(mask.value(json, 0));
  return mask.hasMasked ? masked : text;
}

/**
 * Masks every secret in a text that is not JSON: tokens, credentials, and everything after a
 * secret's name.
 * @param text Any text.
 * @param extent How far to mask after a name.
 */
function maskPlain(text: string, extent: RegExp): string {
  return redactSecrets(text)
    .replaceAll(CREDENTIALS, `$1$2${REDACTED}`)
    .replaceAll(extent, maskNamed);
}

/**
 * Masks every secret in a form's text of the type `application/x-www-form-urlencoded`.
 * @param text For example `grant_type=refresh_token&refresh_token=…`.
 */
export function maskForm(text: string): string {
  return text
    .split('&')
    .map((field) => {
      const equals = field.indexOf('=');
      const name = decode(equals === -1 ? field : field.slice(0, equals));
      const value = equals === -1 ? '' : decode(field.slice(equals + 1));
      const masked = namesSecret(name) && value !== '' ? REDACTED : maskText(value);
      const isClean = masked === value && redactSecrets(name) === name;
      return isClean ? field : `${redactSecrets(name)}=${masked}`;
    })
    .join('&');
}

/** Masks the values of all fields with a secret's name, and the secrets in all other strings. */
class Masking {
  hasMasked = false;
  #searched = 0;
  readonly #texts: number;

  /** @param texts How many other texts contain the text of the value. */
  constructor(texts: number) {
    this.#texts = texts;
  }

  value(value: unknown, level: number): unknown {
    // The text has at least as many characters as its strings, so this is beyond what is shown.
    if (this.#searched > LOGGED_BODY_LIMIT) return REDACTED;
    if (typeof value === 'string') return this.#string(value);
    if (typeof value !== 'object' || value === null) return value;
    if (level === MAX_LEVELS) return this.#mask();
    if (Array.isArray(value)) return value.map((item) => this.value(item, level + 1));
    // A map, because a key may be called `__proto__`.
    const masked = new Map<string, unknown>();
    for (const [name, item] of Object.entries(value)) {
      const isSecret = namesSecret(name);
      masked.set(this.#string(name), isSecret ? this.#mask() : this.value(item, level + 1));
    }
    return Object.fromEntries(masked);
  }

  #string(text: string): string {
    this.#searched += text.length;
    const masked = maskText(text, this.#texts + 1);
    if (masked !== text) this.hasMasked = true;
    return masked;
  }

  #mask(): string {
    this.hasMasked = true;
    return REDACTED;
  }
}

/** Masks everything after a secret's name, because the end of its value is unknown. */
function maskNamed(text: string): string {
  for (const { 0: field, 1: name = '', index } of text.matchAll(NAMED)) {
    const start = index + field.length;
    if (namesSecret(name) && start < text.length) return text.slice(0, start) + REDACTED;
  }
  return text;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
