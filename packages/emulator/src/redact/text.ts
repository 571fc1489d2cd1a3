import { namesSecret, REDACTED, redactSecrets } from './secrets.js';

/** How many JSON texts may lie in each other's strings, and be looked into. */
const MAX_TEXTS = 4;

/** How deep a JSON text may nest, and be looked into. */
const MAX_LEVELS = 100;

/** What an `Authorization` header has, wherever it stands. */
const CREDENTIALS = /\b(bearer|basic)(\s{1,20})["']?[^\s"']+/gi;

/** What may follow a name: the rest of its line, or all of the text. */
const LINE = /[^\r\n]+/g;
const REST = /[\s\S]+/g;

/** A name, in quotes or not, and what stands between it and its value. */
const NAMED = /(?<![\w-])([\w-]+)["'\\]{0,4}\s{0,20}[=:]\s{0,20}/g;

/**
 * Masks every secret of a text. JSON stays as it is, to the letter, if it has none.
 * @param text Any text.
 * @param texts In how many other texts it lies.
 */
export function maskText(text: string, texts = 0): string {
  if (!/^\s*[[{"]/.test(text)) return maskPlain(text, LINE);
  const json = parse(text);
  // Broken or cut: a secret's value may go on in the next line.
  if (json === undefined) return maskPlain(text, REST);
  if (texts === MAX_TEXTS) return REDACTED;
  const mask = new Masking(texts);
  const masked = JSON.stringify(mask.value(json, 0));
  return mask.hasMasked ? masked : text;
}

/**
 * Masks every secret of a text that is no JSON: tokens, credentials, and all that follows a secret's
 * name.
 * @param text Any text.
 * @param extent How far what follows goes.
 */
function maskPlain(text: string, extent: RegExp): string {
  return redactSecrets(text)
    .replaceAll(CREDENTIALS, `$1$2${REDACTED}`)
    .replaceAll(extent, maskNamed);
}

/**
 * Masks every secret of a form's text, as `application/x-www-form-urlencoded` writes it.
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

/** Masks the secrets of a JSON value: all that a secret's name has, and those in other strings. */
class Masking {
  hasMasked = false;
  readonly #texts: number;

  /** @param texts In how many other texts the value's own lies. */
  constructor(texts: number) {
    this.#texts = texts;
  }

  value(value: unknown, level: number): unknown {
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
    const masked = maskText(text, this.#texts + 1);
    if (masked !== text) this.hasMasked = true;
    return masked;
  }

  #mask(): string {
    this.hasMasked = true;
    return REDACTED;
  }
}

/** Masks all that follows a secret's name: where its value ends, nobody can tell. */
function maskNamed(text: string): string {
  for (const { 0: field, 1: name = '', index } of text.matchAll(NAMED)) {
    const start = index + field.length;
    if (namesSecret(name) && start < text.length) return text.slice(0, start) + REDACTED;
  }
  return text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
