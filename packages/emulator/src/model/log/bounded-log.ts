/** A log of a limited number of entries, oldest first. */
export class BoundedLog<Entry> {
  readonly #onChange: () => void;
  readonly #limit: number;
  #entries: Entry[] = [];
  #snapshot: readonly Entry[] | undefined;

  /** @param limit The maximum number of entries. */
  constructor(onChange: () => void = () => {}, limit = 1000) {
    this.#onChange = onChange;
    this.#limit = limit;
  }

  /** The entries, in an array that later changes do not affect. */
  get entries(): readonly Entry[] {
    // Copied on reading, not on adding, because entries are added far more often than read.
    this.#snapshot ??= [...this.#entries];
    return this.#snapshot;
  }

  /**
   * Adds an entry, and removes the oldest one if there are too many.
   * @returns The removed entry.
   */
  add(entry: Entry): Entry | undefined {
    this.#entries.push(entry);
    const forgotten = this.#entries.length > this.#limit ? this.#entries.shift() : undefined;
    this.#snapshot = undefined;
    this.#onChange();
    return forgotten;
  }

  /** Removes every entry. */
  clear(): void {
    this.#entries = [];
    this.#snapshot = undefined;
    this.#onChange();
  }
}
