import { PACKAGE_NAME } from '../consts.js';
import type { CallerCache } from './caller-cache.js';
import type { ModuleRegistry } from './modules.js';
import { forgetResults } from './result-cache.js';
import { forgetTokens } from './token-cache.js';

/**
 * Lets tools such as an emulator list the app's web methods and clear its caches:
 * `globalThis[Symbol.for('wix-astro-web-methods')]` has the functions `describe()` and `forget()`
 * of the latest handler. They exist only in the server's memory and are not reachable over the
 * network.
 * @param registry The app's web modules.
 * @param callers The handler's cache of callers.
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
