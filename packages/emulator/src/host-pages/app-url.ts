import { isLoopback } from '../util/loopback.js';

/**
 * Returns the origin at which a browser reaches the app.
 * @param browser The origin at which the browser reaches the emulator.
 * @param url The app's origin on this computer.
 * @param configured The origin that the user has named.
 * @returns `undefined` if the origin is unknown: behind HTTPS, the app is not at its own port.
 */
export function appUrlIn(browser: URL, url: string, configured?: string): string | undefined {
  if (configured !== undefined) return configured;
  if (isLoopback(browser.hostname)) return url;
  if (browser.protocol === 'https:') return undefined;
  const shown = new URL(url);
  shown.hostname = browser.hostname;
  return shown.origin;
}
