import type { WebMethodError } from '../error.js';

/**
 * Waits for a promise no longer than so many milliseconds. What the promise does later is ignored.
 * @param late Makes the error to throw when the time is over.
 */
export async function within<T>(
  ms: number,
  promise: Promise<T>,
  late: () => WebMethodError,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
