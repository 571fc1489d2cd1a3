const key = Symbol.for('wix-astro-web-methods');

/**
 * Asks the web methods of the app that runs in this process, or in this worker, for a description
 * of themselves: `wix-astro-web-methods` publishes a hook for it.
 * @returns `undefined` if the app has no web methods, or those of another package.
 * @throws whatever the hook throws.
 */
export async function describeWebMethods(): Promise<unknown> {
  const hook: unknown = Reflect.get(globalThis, key);
  const isHook = typeof hook === 'object' && hook !== null && 'describe' in hook;
  return isHook && typeof hook.describe === 'function' ? hook.describe() : undefined;
}

/** Forgets the web methods of an app that has stopped. */
export function forgetWebMethods(): void {
  Reflect.deleteProperty(globalThis, key);
}
