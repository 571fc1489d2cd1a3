/** Where web methods are served: `POST /api/web-methods/<module>/<export>`. */
export const BASE_PATH = '/api/web-methods/';

/** The name of the package, in its messages and in the name of its Vite plugin. */
export const PACKAGE_NAME = 'wix-astro-web-methods';

/** The build-time manifest of an app's web modules, as a virtual module. */
export const MANIFEST_ID = 'virtual:wix-web-methods/manifest';

/**
 * The key in `globalThis` of the dev server's function that maps an error's stack. All copies of
 * this package share it.
 */
export const FIX_STACK: unique symbol = Symbol.for(`${PACKAGE_NAME}/fix-stack`);
