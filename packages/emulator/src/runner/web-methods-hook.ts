const KEY = Symbol.for('wix-astro-web-methods');

/**
 * Returns the description that the app's web methods in this process or worker provide, through the
 * hook that `wix-astro-web-methods` publishes.
 * @returns `undefined` if the app has no web methods, or uses another package for them.
 * @throws Any error that the hook throws.
 */
export async function describeWebMethods(): Promise<unknown> {
  return callHook('describe');
}

/**
 * Clears the cached results and callers of the app's web methods in this process or worker, once in
 * every new epoch, because the same ids then have different data.
 * @returns A function to call with the emulator's epoch before a request is handled. It returns
 *   whether the epoch is the latest. A request from before a reset may arrive after a later one.
 */
export function epochFollower(): (epoch: number) => boolean {
  let latest = 0;
  return (epoch) => {
    if (epoch > latest) {
      latest = epoch;
      callHook('forget');
    }
    return epoch === latest;
  };
}

/** Removes the hook of an app that has stopped. */
export function forgetWebMethods(): void {
  Reflect.deleteProperty(globalThis, KEY);
}

/** Does nothing if another version of the package has no hook, or the hook lacks the function. */
function callHook(name: string): unknown {
  const hook: unknown = Reflect.get(globalThis, KEY);
  if (typeof hook !== 'object' || hook === null) return undefined;
  const call: unknown = Reflect.get(hook, name);
  return typeof call === 'function' ? call.call(hook) : undefined;
}
