/** How long a change waits for others to be saved with it, in milliseconds. */
const DELAY_MS = 100;

/** How long it takes until a save that has failed is repeated, in milliseconds. */
const RETRY_MS = 5000;

/** Options of {@link Autosave}. */
export interface AutosaveOptions {
  /** Saves everything that has changed until it is called. */
  readonly save: () => Promise<void>;
  /** Called once when saving fails, and not again before it has succeeded. */
  readonly onFailure: (error: unknown) => void;
  /** Called when saving succeeds after it has failed. */
  readonly onRecovery: () => void;
}

/**
 * Saves soon after a change, one save at a time. A change that is made during a save waits for its
 * end, so each save must take less than 200 ms for every change to be saved within 500 ms.
 */
export class Autosave {
  readonly #options: AutosaveOptions;
  #isSaved = true;
  #hasFailed = false;
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(options: AutosaveOptions) {
    this.#options = options;
  }

  /** Notes a change. */
  changed(): void {
    // Otherwise, the change is part of a save that is yet to begin.
    if (!this.#isSaved) return;
    this.#isSaved = false;
    this.#saveIn(DELAY_MS);
  }

  /**
   * Saves now if there is anything to save.
   * @returns Whether everything is saved.
   */
  async flush(): Promise<boolean> {
    this.#work = this.#work.then(() => this.#save());
    await this.#work;
    return this.#isSaved;
  }

  /** Stops saving. Changes that are not saved are lost: call `flush()` before. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  async #save(): Promise<void> {
    if (this.#isSaved) return;
    clearTimeout(this.#timer);
    this.#isSaved = true;
    try {
      await this.#options.save();
      if (this.#hasFailed) this.#options.onRecovery();
      this.#hasFailed = false;
    } catch (error) {
      if (!this.#hasFailed) this.#options.onFailure(error);
      this.#hasFailed = true;
      clearTimeout(this.#timer);
      this.#isSaved = false;
      this.#saveIn(RETRY_MS);
    }
  }

  #saveIn(ms: number): void {
    this.#timer = setTimeout(() => void this.flush(), ms);
  }
}
