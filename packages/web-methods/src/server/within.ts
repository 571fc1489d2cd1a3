import type { WebMethodError } from '../error.js';

/** A timer costs more than these turns, in which a call is done that waits for nothing. */
const TURNS_WITHOUT_TIMER = 20;

/**
 * Waits for a promise no longer than so many milliseconds. What the promise does later is ignored.
 * @param late Makes the error to throw when the time is over.
 */
export async function within<T>(
  ms: number,
  promise: Promise<T>,
  late: () => WebMethodError,
): Promise<T> {
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  promise.then(settle, settle);
  for (let turn = 0; turn < TURNS_WITHOUT_TIMER && !isSettled; turn += 1) await undefined;
  return isSettled ? promise : withTimer(ms, promise, late);
}

function withTimer<T>(ms: number, promise: Promise<T>, late: () => WebMethodError): Promise<T> {
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
