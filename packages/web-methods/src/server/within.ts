import type { WebMethodError } from '../error.js';

/**
 * Waits for a promise no longer than so many milliseconds. What the promise does later is ignored.
 * @param late Makes the error to throw when the time is over.
 */
export function within<T>(ms: number, promise: Promise<T>, late: () => WebMethodError): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), ms);
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
