import type { WebMethodError } from '../error.js';
import { isWorkerd } from './runtime.js';

/**
 * The number of microtask turns to wait before a timer is set. In Node, a timer costs more than
 * these turns, after which a call that waits for nothing is done. In workerd, no call is done by
 * then, and a turn costs as much as a timer.
 */
const TURNS_WITHOUT_TIMER = isWorkerd ? 0 : 20;

/**
 * Waits for a promise up to a time limit.
 * @param ms The time limit, in milliseconds.
 * @param promise The promise. Its outcome is ignored after the time limit.
 * @param late Creates the error to throw at the time limit.
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
