/**
 * Adds `crypto.randomUUID()` to a page on plain HTTP, where browsers leave it out unless the page is on
 * `localhost`. Wix's own code calls it, because Wix's pages are always on HTTPS.
 */
export function addRandomUuid(): void {
  if (isSecureContext) return;
  crypto.randomUUID = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
}
