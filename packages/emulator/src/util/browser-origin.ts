import { isLoopback } from './loopback.js';

/** Reads a header of a request by its name in lower case. */
export type ReadHeader = (name: string) => string | undefined;

/**
 * Reads the origin to which a browser has sent a request. A forwarder, such as a tunnel or a reverse
 * proxy, may have replaced the host and the protocol. It then names the real ones in
 * `x-forwarded-host` and `x-forwarded-proto`.
 * @param header Reads the request's headers.
 * @param allowedHosts The host names to accept, in addition to those of the loopback interface. All
 *   others are refused, because the domain name of any website may resolve to this computer.
 * @returns The origin, or the reason to refuse the request.
 */
export function readBrowserOrigin(
  header: ReadHeader,
  allowedHosts: readonly string[] = [],
): { readonly origin: URL } | { readonly refusal: string } {
  const forwardedHost = firstOf(header('x-forwarded-host'));
  const protocol = firstOf(header('x-forwarded-proto')) === 'https' ? 'https' : 'http';
  for (const host of [header('host') ?? '', forwardedHost]) {
    if (host === undefined) continue;
    if (!URL.canParse(`http://${host}`)) return { refusal: 'The host of the request is invalid.' };
    const { hostname } = new URL(`http://${host}`);
    if (!isLoopback(hostname) && !allowedHosts.includes(hostname)) {
      return {
        refusal: `wix-emulator does not answer on the host name ${hostname}. To allow it, start wix-emulator with --allow-host ${hostname}.`,
      };
    }
  }
  return { origin: new URL(`${protocol}://${forwardedHost ?? header('host')}`) };
}

/**
 * Whether a request comes from a page of the origin that it is sent to, or from no browser at all.
 * @param header Reads the request's headers.
 * @param origin The origin to which the request is sent.
 */
export function isSameOrigin(header: ReadHeader, origin: URL): boolean {
  // Browsers set it themselves, and a forwarder does not replace it. They leave it out for a plain
  // HTTP origin that is not on the loopback interface.
  const site = header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const sender = header('origin');
  return sender === undefined || sender === origin.origin;
}

/** The first of the values that several forwarders have added. */
function firstOf(list: string | undefined): string | undefined {
  return list?.split(',')[0]?.trim();
}
