declare module 'virtual:wix-web-methods/manifest' {
  /** Whether a dev server runs the app. */
  export const dev: boolean;
  /** The app's own endpoints by the pattern of their route, each loaded when asked. */
  export const endpoints: Readonly<Record<string, () => Promise<unknown>>>;
  /** The largest body that a call may have, in bytes. */
  export const maxBodyBytes: number | undefined;
  /** Whether Wix monitors web-method calls. */
  export const monitoring: boolean;
  /** Whether the app's server wants a slash at the end of every path. */
  export const trailingSlash: boolean;
  /** The app's web modules by name, each loaded when called. */
  export const modules: import('../server/modules.js').WebModules;
}

// Astro writes these modules for every project from its env schema, where `@wix/astro` adds the ids.
declare module 'astro:env/client' {
  export const WIX_CLIENT_ID: string;
}

declare module 'astro:env/server' {
  export const WIX_CLIENT_INSTANCE_ID: string;
}
