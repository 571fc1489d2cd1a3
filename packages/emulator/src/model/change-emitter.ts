/** The parts of an emulator that can change. */
export const changeTopics = [
  'app',
  'calls',
  'clock',
  'data',
  'events',
  'faults',
  'instances',
] as const;

/** One part of an emulator that has changed. */
export type ChangeTopic = (typeof changeTopics)[number];

/** Notifies listeners when a part of an emulator has changed. */
export class ChangeEmitter {
  readonly #listeners = new Set<(topic: ChangeTopic) => void>();

  /**
   * Listens to every change.
   * @returns A function that stops listening.
   */
  listen(listener: (topic: ChangeTopic) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Notifies every listener. Their errors are printed, because the change is already made. */
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
