import type { Call, HostCall, WixRequest } from '../client/api.js';

/**
 * A call of the app, a request to Wix that one of its surfaces has sent by itself, or a call of a
 * host's function.
 */
export type TimelineEntry =
  | { readonly kind: 'call'; readonly entry: Call }
  | { readonly kind: 'request'; readonly entry: WixRequest }
  | { readonly kind: 'host-call'; readonly entry: HostCall };

/** The lists of a timeline, each oldest first. */
interface TimelineLists {
  readonly calls: readonly Call[];
  /** The requests of surfaces. */
  readonly requests: readonly WixRequest[];
  readonly hostCalls: readonly HostCall[];
}

/**
 * Finds the latest entries that contain every word of a text, newest first.
 * @param text Words of a method, a kind, a surface, a caller, an instance, a status, an operation, a
 *   tag or a URL, in any case.
 */
export function latestEntries(
  { calls, requests, hostCalls }: TimelineLists,
  text: string,
  limit: number,
): readonly TimelineEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const isWanted = (parts: readonly unknown[]) => {
    const haystack = parts.join(' ').toLowerCase();
    return words.every((word) => haystack.includes(word));
  };
  const ofCalls = calls
    .filter((call) => isWanted(partsOf(call)))
    .map((entry): TimelineEntry => ({ kind: 'call', entry }));
  const ofRequests = requests
    .filter((request) => isWanted(partsOfRequest(request)))
    .map((entry): TimelineEntry => ({ kind: 'request', entry }));
  const ofHosts = hostCalls
    .filter(({ surface, instance, call, outcome }) => isWanted([surface, instance, call, outcome]))
    .map((entry): TimelineEntry => ({ kind: 'host-call', entry }));
  return inOrder(inOrder(ofCalls, ofRequests), ofHosts).slice(-limit).reverse();
}

/** Merges two lists by time. Each list keeps its order, even if the clock has moved back. */
function inOrder(
  one: readonly TimelineEntry[],
  other: readonly TimelineEntry[],
): readonly TimelineEntry[] {
  const merged: TimelineEntry[] = [];
  const rest = [...other];
  for (const entry of one) {
    while (rest[0] && endOf(rest[0]) < endOf(entry)) merged.push(...rest.splice(0, 1));
    merged.push(entry);
  }
  return [...merged, ...rest];
}

function endOf({ kind, entry }: TimelineEntry): number {
  return Date.parse(entry.time) + (kind === 'host-call' ? 0 : entry.durationMs);
}

function partsOf({ kind, method, caller, instance, status, cache, requests }: Call) {
  return [kind, method, caller, instance, status, cache, ...requests.flatMap(partsOfRequest)];
}

function partsOfRequest(request: WixRequest) {
  const { surface, caller, instance, method, url, operation, tag, fault, status } = request;
  return [surface, caller, instance, method, url, operation, tag, fault, status];
}
