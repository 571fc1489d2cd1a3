declare module 'virtual:wix-web-methods/manifest' {
  /** Whether a dev server runs the app. */
  export const dev: boolean;
  /** The loaders of the app's own endpoints, by the pattern of their route. */
  export const endpoints: Readonly<Record<string, () => Promise<unknown>>>;
  /** The maximum size of a call's body, in bytes. */
  export const maxBodyBytes: number | undefined;
  /** Whether Wix monitors web-method calls. */
  export const monitoring: boolean;
  /** Whether the app's server requires a slash at the end of every path. */
  export const trailingSlash: boolean;
  /** The loaders of the app's web modules, by name. */
  export const modules: import('../server/modules.js').WebModules;
}

// Astro generates these modules for every project from its env schema, to which `@wix/astro` adds
// the ids.
declare module 'astro:env/client' {
  export const WIX_CLIENT_ID: string;
}

declare module 'astro:env/server' {
  export const WIX_CLIENT_INSTANCE_ID: string;
}
