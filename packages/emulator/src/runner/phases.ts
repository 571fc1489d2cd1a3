/** A part of the start of an app. */
export interface Phase {
  readonly name: string;
  /** How long it took, in milliseconds. */
  readonly durationMs: number;
}

/** Measures the parts of a start, one after the other. */
export class PhaseTimer {
  readonly phases: Phase[] = [];
  #since = performance.now();

  /** Ends a part; the next one begins. */
  end(name: string): void {
    const now = performance.now();
    this.phases.push({ name, durationMs: now - this.#since });
    this.#since = now;
  }
}
