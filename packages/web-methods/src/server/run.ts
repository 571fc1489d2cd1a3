import type { WebMethodError } from '../error.js';
import { type CachePolicy, cachePolicy } from './cache-policy.js';
import { type Caller, runWithCaller, withoutIdentity } from './caller.js';
import { timeout, upstream } from './errors.js';
import { logFailure } from './log.js';
import { isOutage } from './outage.js';
import type { WebMethodFunction } from './permission.js';
import { resultResponse } from './responses.js';
import type { EncodedResult } from './result.js';
import {
  type CachedResult,
  cacheKey,
  dropResult,
  findResult,
  resultKeeper,
} from './result-cache.js';
import { within } from './within.js';

/** Runs a method inside of what the framework sets up around it, such as the SDK's context. */
export type RunInContext = (run: () => Promise<Response>) => Promise<Response>;

/** A call that may run: its method is known and its caller has the permission. */
export interface AdmittedCall {
  method: WebMethodFunction;
  /** What messages call the method, such as `backend/instance/getInstance`. */
  id: string;
  /** What its results are kept under, with the arguments. */
  keptAs: string;
  args: unknown[];
  caller: Caller;
  token: string;
  /** Writes the result for this kind of caller. */
  encode: (result: unknown) => EncodedResult;
  /** Without it the method just runs. */
  inContext: RunInContext | undefined;
}

/** How long an expired result waits for a fresh one, well before the caller gives up. */
const STALE_WAIT_MS = 10_000;

/**
 * Runs a method, or answers with its kept result.
 * @throws What the method throws; {@link WebMethodError} `UPSTREAM` if Wix fails to set up the call.
 */
export async function runMethod(call: AdmittedCall): Promise<Response> {
  const policy = cachePolicy(call.method, call.id);
  if (policy) return runCached(call, policy);
  const { result, headers } = await execute(call);
  return resultResponse(result, headers);
}

async function runCached(call: AdmittedCall, policy: CachePolicy): Promise<Response> {
  const { method, id, keptAs, args, caller, token } = call;
  const key = cacheKey(method, keptAs, caller.instanceId, args);
  const kept = findResult(key);
  // Without the framework's context, and so without a call to Wix.
  if (kept?.isFresh) return hit(kept);
  const keeper = resultKeeper(key, policy);
  // Kept when it comes, also if nobody waits for it any more.
  const running = execute({ ...call, caller: withoutIdentity(caller) })
    .then((done) => {
      const stored = keeper.keep(done.result) ? '; stored' : '';
      return { ...done, cache: `web-methods; fwd=miss${stored}` };
    })
    .catch((error: unknown) => {
      // Where Wix, or the method, refuses, what was kept is not true any more.
      if (!isOutage(error)) dropResult(key);
      throw error;
    })
    .finally(keeper.close);
  try {
    const { result, headers, cache } = await (kept
      ? within(STALE_WAIT_MS, running, tooLate)
      : running);
    return resultResponse(result, headers, cache);
  } catch (error) {
    // Asked again, since it may have been invalidated meanwhile.
    const stale = isOutage(error) ? findResult(key) : undefined;
    if (!stale) throw error;
    logFailure(`Web method ${id} failed, and an expired result answers`, error, token);
    return hit(stale);
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc9211 for the header's words. */
function hit({ result, isFresh, ttl }: CachedResult): Response {
  const detail = isFresh ? '' : '; detail=upstream-failed';
  return resultResponse(result, undefined, `web-methods; hit; ttl=${ttl}${detail}`);
}

function tooLate(): WebMethodError {
  return timeout('The method took too long.');
}

interface Executed {
  result: EncodedResult;
  /** What the framework adds to the answer. */
  headers?: Headers | undefined;
}

async function execute({
  method,
  args,
  caller,
  inContext,
  encode,
}: AdmittedCall): Promise<Executed> {
  const call = () => runWithCaller(caller, async () => encode(await method(...args)));
  if (!inContext) return { result: await call() };
  const run: { outcome?: Promise<EncodedResult> } = {};
  let headers: Headers | undefined;
  try {
    const response = await inContext(async () => {
      run.outcome = call();
      // What it throws is ours to answer: a framework would make a page of it.
      await run.outcome.catch(() => {});
      return new Response(null, { status: 204 });
    });
    headers = response.headers;
  } catch (cause) {
    // What fails after the method has run, such as Wix's monitoring, does not undo its result.
    if (!run.outcome) throw upstream('Wix failed to set up the call.', cause);
  }
  if (!run.outcome) throw upstream('Wix failed to set up the call.', new Error('No method ran.'));
  return { result: await run.outcome, headers };
}
