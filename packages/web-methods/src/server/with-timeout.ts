import type { WebMethodError } from '../error.js';
import { isWorkerd } from './runtime.js';

/**
 * For how many turns to go without a timer, which costs more than they do in Node: a call that waits for
 * nothing is done by then. In workerd no call is, and a turn costs as much as a timer.
 */
const TURNS_WITHOUT_TIMER = isWorkerd ? 0 : 20;

/**
 * Waits for a promise no longer than so many milliseconds. What the promise does later is ignored.
 * @param late Makes the error to throw when the time is over.
 */
export async function withTimeout<T>(
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
