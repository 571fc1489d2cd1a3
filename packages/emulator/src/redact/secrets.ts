import { SECRET_PREFIX } from '../util/own-secret.js';

/** What is put in the place of a secret. */
export const REDACTED = '[redacted]';

/**
 * A secret of an emulator; or a JSON Web Token, whole or cut: base64 of a JSON object's beginning,
 * and whatever follows it; or the same behind its signature, as in an `instance` query parameter. It
 * begins a word, or follows what is percent-encoded.
 */
const SECRETS = new RegExp(
  `${SECRET_PREFIX}[\\w-]+|(?:(?<![A-Za-z0-9])|(?<=%[\\dA-Fa-f]{2}))(?:[\\w-]{43}\\.)?(?:eyJ|eyA|ew[o0k])[\\w-]{8,}(?:\\.[\\w-]*)*`,
  'g',
);

/**
 * Replaces every secret of an emulator and everything that Wix signs in a text, so that it may be logged.
 * @param text Any text, for example a URL.
 */
export function redactSecrets(text: string): string {
  return text.replace(SECRETS, REDACTED);
}

/**
 * The part of a URL that may be logged: without the query, which may carry secrets.
 * @param url An absolute URL.
 */
export function loggedUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return redactSecrets(origin + pathname);
}

/** What the name of a secret has in it. */
const NAMES =
  /token|secret|password|passwd|passphrase|authorization|cookie|credential|apikey|privatekey|jwt|bearer|session|signature|^auth$/;

/**
 * Whether a field's name says that its value is a secret, in whatever way it is written.
 * @param name For example `refreshToken`, `client_secret` or `Set-Cookie`.
 */
export function namesSecret(name: string): boolean {
  const letters = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  // `token_type` is what every answer with a token has beside it.
  return NAMES.test(letters) && !letters.endsWith('type');
}
