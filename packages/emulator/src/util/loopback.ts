/**
 * Whether a host name means this computer.
 * @param hostname As in `URL.hostname`, without a port.
 */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** A content security policy: pages load from this computer only, never from the real Wix. */
export const LOCAL_ONLY =
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: http://localhost:* http://127.0.0.1:* ws://localhost:* ws://127.0.0.1:*";
