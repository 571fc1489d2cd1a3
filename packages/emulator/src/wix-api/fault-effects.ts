import { setTimeout } from 'node:timers/promises';

/** What `fetch` throws when the other side resets the connection. */
export function connectionReset(): TypeError {
  const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  return new TypeError('fetch failed', { cause });
}

// Node's requests hear of an abort only as long as something holds them.
const waiting = new Set<Request>();

/**
 * Never answers.
 * @param cleared Ends it when the faults are cleared: the connection is reset then.
 * @throws The signal's reason when the caller gives up.
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
 * @param cleared Ends it when the faults are cleared: nothing is late any more then.
 * @throws The signal's reason when the caller gives up.
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

/** An answer that says it is JSON, and is the error page of a gateway. */
export function malformedAnswer(): Response {
  return new Response('<!doctype html><title>Bad gateway</title>', {
    headers: { 'content-type': 'application/json' },
  });
}

/**
 * Sends a part of a body; then the connection ends, which `fetch` throws where the rest is read.
 * @param part The part.
 */
export function brokenBody(part: Uint8Array): ReadableStream<Uint8Array> {
  let isSent = false;
  return new ReadableStream(
    {
      // One at a time: an error throws away what is queued and not yet read.
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
