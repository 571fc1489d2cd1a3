const KEY = Symbol.for('wix-astro-web-methods');

/**
 * Asks the web methods of the app that runs in this process, or in this worker, for a description
 * of themselves: `wix-astro-web-methods` publishes a hook for it.
 * @returns `undefined` if the app has no web methods, or those of another package.
 * @throws Whatever the hook throws.
 */
export async function describeWebMethods(): Promise<unknown> {
  return callHook('describe');
}

/**
 * Makes the web methods of the app in this process or worker forget the results and the callers that
 * they keep, once in every new epoch: the same ids have other data then.
 * @returns Takes the emulator's epoch, before a request is handled, and tells whether it is still the
 * latest: a request of before a reset may be overtaken by one of after it.
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

/** Forgets the web methods of an app that has stopped. */
export function forgetWebMethods(): void {
  Reflect.deleteProperty(globalThis, KEY);
}

/** Another version of the package may have no hook, or one that lacks the function. */
function callHook(name: string): unknown {
  const hook: unknown = Reflect.get(globalThis, KEY);
  if (typeof hook !== 'object' || hook === null) return undefined;
  const call: unknown = Reflect.get(hook, name);
  return typeof call === 'function' ? call.call(hook) : undefined;
}
