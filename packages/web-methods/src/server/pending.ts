import { isWorkerd } from './runtime.js';

/** Whether calls may share a promise. `workerd` ties a promise to the call that created it. */
export const sharesPromises = !isWorkerd;

/** Lets concurrent questions with the same key share one answer. */
export class Pending<T> {
  readonly #answers = new Map<string, Promise<T>>();

  /**
   * Asks a question, unless the same one is pending already.
   * @param key The identity of the question.
   * @param ask Asks the question.
   * @returns The answer to the pending question.
   */
  ask(key: string, ask: () => Promise<T>): Promise<T> {
    const pending = this.#answers.get(key);
    if (pending) return pending;
    const answer = ask().finally(() => this.#answers.delete(key));
    this.#answers.set(key, answer);
    return answer;
  }
}

/**
 * Creates a {@link Pending} for several calls; `undefined` if the runtime does not allow sharing.
 */
export function pendingOfRequests<T>(): Pending<T> | undefined {
  return sharesPromises ? new Pending<T>() : undefined;
}
