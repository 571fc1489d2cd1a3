import { randomBytes } from 'node:crypto';

const prefix = 'wixemu_';

/**
 * A secret of an emulator; or a JSON Web Token, whole or cut: base64 of a JSON object's beginning,
 * and whatever follows it; or the same behind its signature, as in an `instance` query parameter. It
 * begins a word, or follows what is percent-encoded.
 */
const pattern =
  /wixemu_[\w-]+|(?:(?<![A-Za-z0-9])|(?<=%[\dA-Fa-f]{2}))(?:[\w-]{43}\.)?(?:eyJ|eyA|ew[o0k])[\w-]{8,}(?:\.[\w-]*)*/g;

/** What is put in the place of a secret. */
export const redacted = '[redacted]';

/** A new random secret: 256 bits behind the prefix that all of the emulator's secrets share. */
export function createSecret(): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** Whether a text is a secret of an emulator, and so none of the real Wix. */
export function isOwnSecret(text: string): boolean {
  return text.startsWith(prefix);
}

/**
 * Replaces every secret of an emulator and everything that Wix signs in a text, so that it may be logged.
 * @param text any text, for example a URL.
 */
export function redactSecrets(text: string): string {
  return text.replace(pattern, redacted);
}
