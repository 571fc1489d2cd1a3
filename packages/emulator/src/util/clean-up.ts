/** What is to be undone in the end, each step once and the latest first. */
export class CleanUp {
  readonly #steps: (() => unknown)[] = [];
  #running: Promise<void> | undefined;

  /** Adds a step. */
  add(step: () => unknown): void {
    this.#steps.unshift(step);
  }

  /**
   * Takes all steps, also after one that fails; a second call only waits for the first one's end.
   * @throws {AggregateError} In the end, if steps have failed.
   */
  run(): Promise<void> {
    this.#running ??= this.#takeSteps();
    return this.#running;
  }

  async #takeSteps(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of this.#steps) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be undone.');
  }
}
