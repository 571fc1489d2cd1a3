import { showToast } from './toasts.js';

/**
 * Throws an error that names the call, and shows it to the user.
 * @param what The call as an app writes it, with any details.
 * @throws {Error} Always.
 */
export function refuse(what: string): never {
  const message = `wix-emulator does not emulate ${what}.`;
  showToast({ message, type: 'error' });
  throw new Error(message);
}
