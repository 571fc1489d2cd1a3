/** Where web methods are served: `POST /api/web-methods/<module>/<export>`. */
export const BASE_PATH = '/api/web-methods/';

/** The name that the package's messages and its Vite plugin carry. */
export const PACKAGE_NAME = 'wix-astro-web-methods';

/** The build-time manifest of an app's web modules, as a virtual module. */
export const MANIFEST_ID = 'virtual:wix-web-methods/manifest';
