/** Where web methods are served: `POST /api/web-methods/<module>/<export>`. */
export const BASE_PATH = '/api/web-methods/';

/** The name that the package's messages and its Vite plugin carry. */
export const PACKAGE_NAME = 'wix-astro-web-methods';

/** The build-time manifest of an app's web modules, as a virtual module. */
export const MANIFEST_ID = 'virtual:wix-web-methods/manifest';

/** Where a dev server has the function that maps an error's stack, for the copies of this package. */
export const FIX_STACK: unique symbol = Symbol.for(`${PACKAGE_NAME}/fix-stack`);
