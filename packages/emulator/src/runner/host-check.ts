import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ReadHeader, readBrowserOrigin } from '../util/browser-origin.js';

/**
 * Creates a handler that refuses requests for a host name that is not allowed. Otherwise, a website
 * could make its own domain name resolve to this computer, and read what the app answers.
 * @param allowedHosts As in `NetworkOptions`.
 * @returns A function that answers the request and returns true if it refuses the request.
 */
export function refuseOtherHosts(
  allowedHosts: readonly string[] | undefined,
): (incoming: IncomingMessage, outgoing: ServerResponse) => boolean {
  return (incoming, outgoing) => {
    const read = readBrowserOrigin(headersOf(incoming), allowedHosts);
    if ('origin' in read) return false;
    outgoing.writeHead(403, { 'content-type': 'text/plain' }).end(read.refusal);
    return true;
  };
}

/** Reads the headers of a request that has arrived at a server. */
export function headersOf({ headers }: IncomingMessage): ReadHeader {
  return (name) => headers[name]?.toString();
}
