import type { WebMethodError } from '../error.js';
import { type CacheKey, cacheKey, isKeyAllowed } from './cache-key.js';
import { type CachePolicy, cachePolicy } from './cache-policy.js';
import { type Caller, runWithCaller, withoutIdentity } from './caller.js';
import { sharedResults } from './configured-results.js';
import { timeout } from './errors.js';
import { handlePromises } from './handle-promises.js';
import { logFailure, mayQuote } from './log.js';
import { sharesPromises } from './pending.js';
import type { WebMethodFunction } from './permission.js';
import { resultResponse } from './responses.js';
import type { EncodedResult } from './result.js';
import { dropResult, findResult, type ResultKeeper, resultKeeper } from './result-cache.js';
import type { CachedResult } from './result-store.js';
import type { SharedLookup } from './shared-results.js';
import { isTransientError } from './transient-error.js';
import { withTimeout } from './with-timeout.js';

/** A call that may run: its method is known and its caller has the permission. */
export interface AuthorizedCall {
  method: WebMethodFunction;
  /** The method's name in messages, such as `backend/instance/getInstance`. */
  id: string;
  /** The name of the method's cached results, to which the arguments are added. */
  keptAs: string;
  args: unknown[];
  caller: Caller;
  token: string;
  /** Called when the method starts to run. */
  onRun: (() => void) | undefined;
  /** Encodes the result for this kind of call. */
  encode: (result: unknown) => EncodedResult;
}

/** How long to wait for a fresh result if there is a stale one. Callers give up much later. */
const STALE_WAIT_MS = 10_000;

/**
 * How long after its start other calls may join a run, so that a run that hangs does not stop them
 * all.
 */
const JOINED_MS = 10_000;

/**
 * Runs a method, or serves its cached result.
 * @throws The method's error.
 */
export async function runMethod(call: AuthorizedCall): Promise<Response> {
  const policy = cachePolicy(call.method, call.id);
  return policy ? await runCached(call, policy) : resultResponse(await execute(call));
}

async function runCached(call: AuthorizedCall, policy: CachePolicy): Promise<Response> {
  const { method, id, keptAs, args, caller, token } = call;
  const key = cacheKey(method, keptAs, caller.instanceId, args);
  // Without a store, nothing is awaited: each promise costs time.
  const lookup =
    sharedResults && isKeyAllowed(key) ? await sharedResults.find(key, policy) : undefined;
  const kept = lookup ? lookup.cached : findResult(key);
  if (kept?.isFresh) return hit(kept);
  // In Node, the result is cached even if no call waits for it any more. In workerd, the method may
  // stop when its caller leaves.
  const { done, isJoined } = joinRun(call, key, policy, lookup);
  try {
    const { result, isStored } = await (kept ? withTimeout(STALE_WAIT_MS, done, tooLate) : done);
    const details = `${isJoined ? '; collapsed' : ''}${isStored ? '; stored' : ''}`;
    return resultResponse(result, `web-methods; fwd=miss${details}`);
  } catch (error) {
    // Looked up again, because the result may have been invalidated in the meantime.
    const stale = isTransientError(error) ? await findAgain(key, policy, lookup) : undefined;
    if (!stale) throw error;
    logFailure(`Web method ${id} failed, and an expired result answers`, error, token);
    return hit(stale);
  }
}

async function findAgain(
  key: CacheKey,
  policy: CachePolicy,
  lookup: SharedLookup | undefined,
): Promise<CachedResult | undefined> {
  return sharedResults && lookup ? (await sharedResults.find(key, policy)).cached : findResult(key);
}

/** A run of a cached method, whose result is shared with all identical calls in the meantime. */
interface Run {
  readonly method: WebMethodFunction;
  readonly keeper: ResultKeeper;
  /** The generations of the result in the store, if there is a store. */
  readonly generation: string | undefined;
  /** When the run started, in milliseconds since the epoch. */
  readonly started: number;
  readonly done: Promise<Done>;
}

interface Done {
  readonly result: EncodedResult;
  readonly isStored: boolean;
}

/** The maximum number of runs to join. A method that hangs never ends its run. */
const MAX_RUNS = 1000;

/** The runs that other calls may join, by instance and key, the oldest first. */
const runs = sharesPromises ? new Map<string, Run>() : undefined;

/** Joins a run of the same call, or starts one. */
function joinRun(
  call: AuthorizedCall,
  key: CacheKey,
  policy: CachePolicy,
  lookup: SharedLookup | undefined,
): { readonly done: Promise<Done>; readonly isJoined: boolean } {
  const asked = `${key.instanceId} ${key.text}`;
  const other = runs?.get(asked);
  const generation = lookup?.generation;
  // Without the store's answer, an invalidation in another process may be unknown.
  const isCurrent = !lookup || (generation !== undefined && generation === other?.generation);
  const isOf = other?.method === call.method && !other.keeper.isDropped && isCurrent;
  if (isOf && Date.now() - other.started < JOINED_MS) return { done: other.done, isJoined: true };
  const keeper = resultKeeper(key, policy);
  const done = startRun(call, key, keeper, lookup);
  const run = { method: call.method, keeper, generation, started: Date.now(), done };
  if (isKeyAllowed(key)) runs?.set(asked, run);
  const [oldest] = runs?.keys() ?? [];
  if (runs && runs.size > MAX_RUNS && oldest !== undefined) runs.delete(oldest);
  const end = () => {
    if (runs?.get(asked) === run) runs.delete(asked);
  };
  done.then(end, end);
  return { done, isJoined: false };
}

async function startRun(
  call: AuthorizedCall,
  key: CacheKey,
  keeper: ResultKeeper,
  lookup: SharedLookup | undefined,
): Promise<Done> {
  try {
    const result = await execute({ ...call, caller: withoutIdentity(call.caller) });
    if (!lookup) return { result, isStored: keeper.keep(result) };
    return { result, isStored: await lookup.save(result) };
  } catch (error) {
    // If Wix or the method refuses, the cached result is no longer valid.
    if (!isTransientError(error)) {
      dropResult(key);
      await lookup?.drop();
    }
    // Only an object can be recorded.
    const thrown = Object(error) === error ? error : new Error(`${String(error)} was thrown.`);
    mayQuote(thrown, call.token);
    throw thrown;
  } finally {
    keeper.close();
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc9211 for the parameters of the header. */
function hit({ result, isFresh, ttl }: CachedResult): Response {
  const detail = isFresh ? '' : '; detail=upstream-failed';
  return resultResponse(result, `web-methods; hit; ttl=${ttl}${detail}`);
}

function tooLate(): WebMethodError {
  return timeout('The method took too long.');
}

function execute(call: AuthorizedCall): Promise<EncodedResult> {
  const { method, id, args, caller, token, onRun, encode } = call;
  onRun?.();
  return runWithCaller(caller, async () => {
    let result: unknown;
    try {
      result = await method(...args);
    } catch (error) {
      handlePromises(error, `A promise in the error of ${id} was rejected`, token);
      throw error;
    }
    try {
      return encode(result);
    } catch (error) {
      // The error names a value of the result, which a getter may have returned.
      const unused = [result, error];
      handlePromises(unused, `A promise in the result of ${id} was rejected`, token);
      throw error;
    }
  });
}
