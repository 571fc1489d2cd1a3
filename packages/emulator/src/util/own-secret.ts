import { randomBytes } from 'node:crypto';

/** What all of the emulator's secrets begin with. */
export const SECRET_PREFIX = 'wixemu_';

/** A new random secret: 256 bits behind the prefix that all of the emulator's secrets share. */
export function createSecret(): string {
  return SECRET_PREFIX + randomBytes(32).toString('base64url');
}

/** Whether a text is a secret of an emulator, and so none of the real Wix. */
export function isOwnSecret(text: string): boolean {
  return text.startsWith(SECRET_PREFIX);
}
