/** What of an emulator can change while someone looks. */
export const changeTopics = ['calls', 'clock', 'events', 'faults', 'instances'] as const;

/** One part of an emulator that has changed. */
export type ChangeTopic = (typeof changeTopics)[number];

/** Tells listeners which part of an emulator has changed. */
export class ChangeEmitter {
  readonly #listeners = new Set<(topic: ChangeTopic) => void>();

  /**
   * Listens to every change.
   * @returns Stops listening.
   */
  listen(listener: (topic: ChangeTopic) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells every listener. What one throws is printed, as what has changed has changed already. */
  announce(topic: ChangeTopic): void {
    for (const listener of this.#listeners) {
      try {
        listener(topic);
      } catch (error) {
        console.error('A listener for changes of the emulator has failed.', error);
      }
    }
  }
}
