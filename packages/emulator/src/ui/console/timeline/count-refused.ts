import type { Call, HostCall, WixRequest } from '../client/api.js';

/**
 * Counts the requests and the calls of hosts that the emulator refused because it does not emulate
 * them, and the requests that the content security policy of a surface has blocked.
 * @param calls Calls with the requests to Wix that they have caused.
 * @param requests Other requests.
 */
export function countRefused(
  calls: readonly Call[],
  requests: readonly WixRequest[] = [],
  hostCalls: readonly HostCall[] = [],
): number {
  const all = [...calls.flatMap((call) => call.requests), ...requests];
  const refusedRequests = all.filter(({ tag }) => tag === 'refused');
  const refusedCalls = hostCalls.filter(({ outcome }) => outcome === 'refused');
  return refusedRequests.length + refusedCalls.length;
}
