declare module 'virtual:wix-web-methods/manifest' {
  export const dev: boolean;
  export const modules: import('wix-astro-web-methods/server').WebModules;
}
