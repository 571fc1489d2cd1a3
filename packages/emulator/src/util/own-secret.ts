import { randomBytes } from 'node:crypto';

/** The prefix of all of the emulator's secrets. */
export const SECRET_PREFIX = 'wixemu_';

/** Creates a random secret: the prefix of all of the emulator's secrets, and 256 bits. */
export function createSecret(): string {
  return SECRET_PREFIX + randomBytes(32).toString('base64url');
}

/** Whether a text is a secret of an emulator, and not of the real Wix. */
export function isOwnSecret(text: string): boolean {
  return text.startsWith(SECRET_PREFIX);
}
