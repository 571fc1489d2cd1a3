import { isWorkerd } from './runtime.js';

/** Whether requests may wait for one promise: `workerd` ties a promise to the request that made it. */
export const sharesPromises = !isWorkerd;

/** Lets those who ask the same at the same moment wait for one answer. */
export class Pending<T> {
  readonly #answers = new Map<string, Promise<T>>();

  /**
   * Asks, unless the same is being asked already.
   * @param key What is asked.
   * @param ask Asks it.
   */
  ask(key: string, ask: () => Promise<T>): Promise<T> {
    const pending = this.#answers.get(key);
    if (pending) return pending;
    const answer = ask().finally(() => this.#answers.delete(key));
    this.#answers.set(key, answer);
    return answer;
  }
}

/** Lets several requests wait for one answer where the run time allows it; `undefined` elsewhere. */
export function pendingOfRequests<T>(): Pending<T> | undefined {
  return sharesPromises ? new Pending<T>() : undefined;
}
