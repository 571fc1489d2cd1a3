import { LRUCache } from 'lru-cache';
import type { Caller } from './caller.js';
import { identify, type VerifiedCaller } from './identify.js';

/** How long Wix's word on a token holds. A site that removes the app has its callers refused after that. */
const MAX_AGE_MS = 60_000;

/** How many callers are remembered. */
const MAX_CALLERS = 10_000;

/**
 * Makes a function that identifies callers and asks Wix about a token at most once a minute.
 * It remembers values, never promises, which workerd ties to the request that made them; and
 * hashes of tokens, so that no memory dump gives any away.
 * @param clientId The app's id.
 * @returns A function like {@link identify} for that app.
 */
export function createIdentifier(clientId: string): (token: string) => Promise<Caller> {
  const known = new LRUCache<string, VerifiedCaller>({ max: MAX_CALLERS });
  return async (token) => {
    const key = await hash(token);
    const found = known.get(key);
    if (found && Date.now() < found.expires) return found.caller;
    const { caller, expires } = await identify(token, clientId);
    known.set(key, { caller, expires: Math.min(expires, Date.now() + MAX_AGE_MS) });
    return caller;
  };
}

async function hash(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return String.fromCharCode(...new Uint8Array(digest));
}
