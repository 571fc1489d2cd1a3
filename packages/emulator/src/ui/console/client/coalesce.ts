/**
 * Limits a task to one run at a time for each key. All requests during a run lead to a single
 * further run.
 * @param task The task. It handles its own failures.
 * @returns A function that requests a run for a key.
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
