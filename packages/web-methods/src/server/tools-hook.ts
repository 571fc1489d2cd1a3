import { PACKAGE_NAME } from '../consts.js';
import type { CallerCache } from './caller-cache.js';
import type { ModuleRegistry } from './modules.js';
import { forgetResults } from './result-cache.js';
import { forgetTokens } from './token-cache.js';

/**
 * Lets tools around the app, such as an emulator, list its web methods and have them forget:
 * `globalThis[Symbol.for('wix-astro-web-methods')]` has `describe()` and `forget()`, of the latest
 * handler. It is in the server's memory only; nothing can be reached over the network because of it.
 * @param registry The app's web modules.
 * @param callers The callers whom the handler remembers.
 */
export function publishToTools(registry: ModuleRegistry, callers: CallerCache): void {
  const describe = () => registry.describe();
  const forget = () => {
    forgetResults();
    forgetTokens();
    callers.forget();
  };
  Object.assign(globalThis, { [Symbol.for(PACKAGE_NAME)]: Object.freeze({ describe, forget }) });
}
