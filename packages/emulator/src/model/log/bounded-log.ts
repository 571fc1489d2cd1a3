/** How much memory a log may take, in bytes. */
export const MAX_LOG_BYTES = 32 * 1024 * 1024;

/** What an entry takes besides its bodies, in bytes, rounded up. */
const ENTRY_BYTES = 1024;

/** The part of a log's entry whose size has no small limit, and which may contain anything. */
export interface LoggedBodies {
  readonly requestBody?: string | undefined;
  readonly responseBody?: string | undefined;
}

/** A log of a limited number of entries, which take limited memory, oldest first. */
export class BoundedLog<Entry extends LoggedBodies> {
  readonly #onChange: () => void;
  readonly #limit: number;
  #entries: Entry[] = [];
  #bytes = 0;
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

  /** The memory that the entries take, in bytes, estimated from above. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Adds an entry, and removes the oldest ones if there are too many or if they are too large.
   * @returns The removed entries.
   */
  add(entry: Entry): readonly Entry[] {
    this.#entries.push(entry);
    this.#bytes += bytesOf(entry);
    const removed: Entry[] = [];
    while (this.#entries.length > this.#limit || this.#bytes > MAX_LOG_BYTES) {
      removed.push(...this.removeOldest());
    }
    this.#snapshot = undefined;
    this.#onChange();
    return removed;
  }

  /**
   * Removes the oldest entry, without announcing a change.
   * @returns The removed entry, if there was one.
   */
  removeOldest(): readonly Entry[] {
    const removed = this.#entries.splice(0, 1);
    for (const entry of removed) this.#bytes -= bytesOf(entry);
    this.#snapshot = undefined;
    return removed;
  }

  /** Removes every entry. */
  clear(): void {
    this.#entries = [];
    this.#bytes = 0;
    this.#snapshot = undefined;
    this.#onChange();
  }
}

function bytesOf({ requestBody = '', responseBody = '' }: LoggedBodies): number {
  return ENTRY_BYTES + 2 * (requestBody.length + responseBody.length);
}
