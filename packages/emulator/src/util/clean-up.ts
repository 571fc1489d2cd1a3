/** Clean-up steps, which run once each and in reverse order. */
export class CleanUp {
  readonly #steps: (() => unknown)[] = [];
  #running: Promise<void> | undefined;

  /** Adds a step. */
  add(step: () => unknown): void {
    this.#steps.unshift(step);
  }

  /**
   * Runs all steps, even after a step fails. A second call only waits for the first call to end.
   * @throws {AggregateError} At the end, if any steps have failed.
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
