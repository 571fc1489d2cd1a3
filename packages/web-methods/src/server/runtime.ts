/** Whether this is `workerd`, the run time of Wix's hosting. */
export const isWorkerd = globalThis.navigator?.userAgent === 'Cloudflare-Workers';
