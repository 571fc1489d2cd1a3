/**
 * Starts to take the time, by a clock that nobody can set, unlike the emulator's own.
 * @returns Tells how many milliseconds have passed.
 */
export function stopwatch(): () => number {
  const started = performance.now();
  return () => Math.round(performance.now() - started);
}
