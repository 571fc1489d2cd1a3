import { PACKAGE_NAME } from '../consts.js';
import type { ModuleRegistry } from './modules.js';

/**
 * Lets tools around the app, such as an emulator, list its web methods:
 * `globalThis[Symbol.for('wix-astro-web-methods')].describe()`, of the latest handler. It is in the
 * server's memory only; nothing can be reached over the network because of it.
 * @param registry The app's web modules.
 */
export function publishToTools(registry: ModuleRegistry): void {
  const describe = () => registry.describe();
  Object.assign(globalThis, { [Symbol.for(PACKAGE_NAME)]: Object.freeze({ describe }) });
}
