/** Whether this code runs in `workerd`, the runtime of Wix's hosting. */
export const isWorkerd = globalThis.navigator?.userAgent === 'Cloudflare-Workers';
