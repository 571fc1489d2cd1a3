import type { SharedResults } from './shared-results.js';

/**
 * The results that all processes of the app share; `undefined` without the `cacheStore` option. If
 * an app has the option, the Vite plugin replaces this module. Otherwise bundlers remove the code
 * that the constant turns off.
 */
export const sharedResults: SharedResults | undefined = undefined;
