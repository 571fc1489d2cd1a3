/** A list of functions to call. A function that is added twice is called twice. */
export class Listeners<Listener extends (...args: never[]) => unknown> {
  readonly #entries = new Set<{ readonly listener: Listener }>();

  /**
   * Adds a listener.
   * @returns A function that removes the listener.
   */
  add(listener: Listener): () => void {
    const entry = { listener };
    this.#entries.add(entry);
    return () => this.#entries.delete(entry);
  }

  *[Symbol.iterator](): Iterator<Listener> {
    for (const { listener } of this.#entries) yield listener;
  }
}
