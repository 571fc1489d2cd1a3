import { showToast } from './toasts.js';

/**
 * Fails by name, to the app and to the person in front of it.
 * @param what The call, as an app writes it, and what is special about it.
 * @throws {Error} Always.
 */
export function refuse(what: string): never {
  const message = `wix-emulator does not emulate ${what}.`;
  showToast({ message, type: 'error' });
  throw new Error(message);
}
