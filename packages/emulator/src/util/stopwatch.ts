/**
 * Starts a stopwatch, with a clock that cannot be moved, unlike the emulator's clock.
 * @returns A function that returns how many milliseconds have passed.
 */
export function stopwatch(): () => number {
  const started = performance.now();
  return () => Math.round(performance.now() - started);
}
