import { setTimeout } from 'node:timers/promises';

/** Creates the error that `fetch` throws when the other side resets the connection. */
export function connectionReset(): TypeError {
  const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  return new TypeError('fetch failed', { cause });
}

// A `Request` in Node only receives an abort while something references it.
const waiting = new Set<Request>();

/**
 * Never answers.
 * @param cleared Aborts when the faults are cleared, which resets the connection.
 * @throws The request signal's reason when the caller aborts.
 */
export async function hang(request: Request, cleared: AbortSignal): Promise<never> {
  waiting.add(request);
  const { signal } = request;
  try {
    return await new Promise<never>((_, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      cleared.addEventListener('abort', () => reject(connectionReset()), { once: true, signal });
    });
  } finally {
    waiting.delete(request);
  }
}

/**
 * Waits, by the computer's time.
 * @param ms How long to wait, in milliseconds.
 * @param cleared Aborts when the faults are cleared, which ends the wait.
 * @throws The request signal's reason when the caller aborts.
 */
export async function delay(ms: number, request: Request, cleared: AbortSignal): Promise<void> {
  waiting.add(request);
  const { signal } = request;
  const over = new AbortController();
  for (const end of [signal, cleared]) {
    end.addEventListener('abort', () => over.abort(), { signal: over.signal });
  }
  try {
    signal.throwIfAborted();
    await setTimeout(ms, undefined, { signal: over.signal });
  } catch {
    signal.throwIfAborted();
  } finally {
    over.abort();
    waiting.delete(request);
  }
}

/**
 * Waits for an answer, unless the app gives up first.
 * @throws The request signal's reason when the caller aborts, or the error of the answer.
 */
export async function untilAborted<T>(request: Request, answer: T | Promise<T>): Promise<T> {
  waiting.add(request);
  const { signal } = request;
  const over = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { signal: over.signal });
  });
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    over.abort();
    waiting.delete(request);
  }
}

/** An answer with the content type of JSON and the error page of a gateway. */
export function malformedAnswer(): Response {
  return new Response('<!doctype html><title>Bad gateway</title>', {
    headers: { 'content-type': 'application/json' },
  });
}

/**
 * Sends a part of a body, and then ends the connection, so that reading the rest throws.
 * @param part The part to send.
 */
export function brokenBody(part: Uint8Array): ReadableStream<Uint8Array> {
  let isSent = false;
  return new ReadableStream(
    {
      // One at a time, because an error discards queued data that is not yet read.
      pull(controller) {
        if (isSent) controller.error(connectionClosed());
        else controller.enqueue(part);
        isSent = true;
      },
    },
    { highWaterMark: 0 },
  );
}

function connectionClosed(): TypeError {
  const cause = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
  return new TypeError('terminated', { cause });
}
