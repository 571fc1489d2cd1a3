import { SECRET_PREFIX } from '../util/own-secret.js';
import { base64Forms } from './written-forms.js';

/** The text that replaces a secret. */
export const REDACTED = '[redacted]';

/** The beginnings of an emulator's secret and of a JSON Web Token, in base64. */
const ENCODED = [SECRET_PREFIX, 'eyJhbGciOi'].flatMap(base64Forms).map(escapeForm);

/**
 * Matches an emulator's secret, or a JSON Web Token, whole or cut: the base64 of a JSON object's
 * beginning and everything after it. In an `instance` query parameter, a signature comes first. A
 * token begins at the start of a word, or after a percent-encoded character. Either may be in base64.
 */
const SECRETS = new RegExp(
  `${SECRET_PREFIX}[\\w-]+|(?:${ENCODED.join('|')})[\\w+/-]*|(?:(?<![A-Za-z0-9])|(?<=%[\\dA-Fa-f]{2}))(?:[\\w-]{43}\\.)?(?:eyJ|eyA|ew[o0k])[\\w-]{8,}(?:\\.[\\w-]*)*`,
  'g',
);

function escapeForm(text: string): string {
  return text.replaceAll('+', '\\+');
}

/**
 * Replaces every secret of an emulator and everything that Wix has signed, so that a text may be
 * logged.
 * @param text Any text, for example a URL.
 */
export function redactSecrets(text: string): string {
  return text.replace(SECRETS, REDACTED);
}

/**
 * Returns the part of a URL that may be logged, without the query, which may contain secrets.
 * @param url An absolute URL.
 */
export function loggedUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return redactSecrets(origin + pathname);
}

/** The words that occur in the names of secrets. */
const NAMES =
  /token|secret|password|passwd|passphrase|authorization|cookie|credential|apikey|accesskey|privatekey|signingkey|encryptionkey|jwt|bearer|session|signature|^auth$/;

/**
 * Whether a field's name indicates that its value is a secret, in any spelling.
 * @param name For example `refreshToken`, `client_secret` or `Set-Cookie`.
 */
export function namesSecret(name: string): boolean {
  const letters = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  // Answers with a token also have a `token_type`, which is not a secret.
  return NAMES.test(letters) && !letters.endsWith('type');
}
