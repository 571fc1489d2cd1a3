/** The latest entries of any kind, oldest first; a bounded number of them. */
export class BoundedLog<Entry> {
  readonly #onChange: () => void;
  readonly #limit: number;
  #entries: Entry[] = [];
  #snapshot: readonly Entry[] | undefined;

  /**
   * @param onChange Is told of every change.
   * @param limit How many entries to remember.
   */
  constructor(onChange: () => void = () => {}, limit = 1000) {
    this.#onChange = onChange;
    this.#limit = limit;
  }

  /** The entries; an array that later entries do not change. */
  get entries(): readonly Entry[] {
    // Copied for who looks and not for who adds: an app makes far more calls than anyone looks at.
    this.#snapshot ??= [...this.#entries];
    return this.#snapshot;
  }

  /**
   * Remembers an entry, and forgets the oldest one if there are too many.
   * @returns The forgotten entry.
   */
  add(entry: Entry): Entry | undefined {
    this.#entries.push(entry);
    const forgotten = this.#entries.length > this.#limit ? this.#entries.shift() : undefined;
    this.#snapshot = undefined;
    this.#onChange();
    return forgotten;
  }

  /** Forgets every entry. */
  clear(): void {
    this.#entries = [];
    this.#snapshot = undefined;
    this.#onChange();
  }
}
