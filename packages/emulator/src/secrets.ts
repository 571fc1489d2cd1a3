import { randomBytes } from 'node:crypto';

const prefix = 'wixemu_';
const pattern = /wixemu_[\w-]+/g;

/** A new random secret: 256 bits behind the prefix that all of the emulator's secrets share. */
export function createSecret(): string {
  return prefix + randomBytes(32).toString('base64url');
}

/**
 * Replaces every secret of an emulator in a text, so that it may be logged.
 * @param text any text, for example a URL.
 */
export function redactSecrets(text: string): string {
  return text.replace(pattern, '[redacted]');
}
