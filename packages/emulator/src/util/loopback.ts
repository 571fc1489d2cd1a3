/**
 * Whether a host name means this computer.
 * @param hostname As in `URL.hostname`, without a port.
 */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/**
 * Whether a connection to a host stays on this computer. Unlike for {@link isLoopback}, a server's own
 * address such as `0.0.0.0` is a name for this computer, too.
 * @param host As for `net.connect()`, without brackets around an IPv6 address.
 */
export function isThisComputer(host: string): boolean {
  return /^(localhost|(::ffff:)?(127(\.\d{1,3}){3}|0\.0\.0\.0)|::1?)$/i.test(host);
}

const LOOPBACK_SOURCES = 'http://localhost:* http://127.0.0.1:* ws://localhost:* ws://127.0.0.1:*';

/**
 * Creates a content security policy with which pages load from this computer only, never from the
 * real Wix.
 * @param origins More origins of this computer, such as `http://emulator.test:4321`.
 */
export function localOnly(...origins: readonly string[]): string {
  const others = origins.flatMap((origin) => [origin, origin.replace(/^http/, 'ws')]);
  const sources = [LOOPBACK_SOURCES, ...others].join(' ');
  return `default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: ${sources}`;
}
