declare module 'virtual:wix-web-methods/manifest' {
  /** Whether a dev server runs the app. */
  export const dev: boolean;
  /** The app's web modules by name, each loaded when called. */
  export const modules: import('../server/modules.js').WebModules;
}

// Astro writes this module for every project from its env schema, where `@wix/astro` adds the id.
declare module 'astro:env/client' {
  export const WIX_CLIENT_ID: string;
}
