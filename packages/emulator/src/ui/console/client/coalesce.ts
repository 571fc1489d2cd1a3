/**
 * Runs a task for every key that it is asked for, one run at a time for each: whoever asks during a
 * run gets one more run after it, however often they ask.
 * @param task What to run; it handles its own failures.
 */
export function coalesce<Key>(task: (key: Key) => Promise<void>): (key: Key) => void {
  const running = new Map<Key, 'once' | 'again'>();
  return async function run(key) {
    if (running.has(key)) {
      running.set(key, 'again');
      return;
    }
    do {
      running.set(key, 'once');
      await task(key);
    } while (running.get(key) === 'again');
    running.delete(key);
  };
}
