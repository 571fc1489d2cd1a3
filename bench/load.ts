import autocannon from 'autocannon';

/** A call that is repeated. */
export interface RepeatedCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly requestBody: string;
  /** The body that every response must have. */
  readonly responseBody: string;
}

/** When to stop: after a number of seconds, or of calls. */
export type Effort = { readonly duration: number } | { readonly amount: number };

/**
 * Calls as fast as the answers come, over 16 connections.
 * @param threads 1 for a thread of its own, if this thread has other work; starting it takes a
 * while. 0 for this thread.
 * @returns How many requests succeeded, and in how many seconds.
 * @throws {Error} If a response is not the expected one.
 */
export async function load(
  { url, headers, requestBody, responseBody }: RepeatedCall,
  effort: Effort,
  threads: 0 | 1,
) {
  const result = await autocannon({
    url,
    method: 'POST',
    headers: { ...headers },
    body: requestBody,
    expectBody: responseBody,
    connections: 16,
    ...(threads === 1 && { workers: 1 }),
    ...effort,
  });
  const { non2xx, errors, mismatches, duration } = result;
  if (non2xx + errors + mismatches > 0) {
    throw new Error(`${url}: ${non2xx} bad statuses, ${errors} errors, ${mismatches} bad bodies.`);
  }
  return { requests: result['2xx'], duration };
}
