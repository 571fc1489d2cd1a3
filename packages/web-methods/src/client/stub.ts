import { httpClient } from '@wix/essentials';

/** The prototypes of the values that JSON preserves, apart from numbers. */
const PLAIN: readonly unknown[] = [{}, [], '', true].map(Object.getPrototypeOf);

const loadRest = () => import('./lazy.js');

/**
 * Creates the browser's side of a web method; the transform writes one for every method. Every
 * frontend loads this code, so code that a call seldom needs is in a separate file.
 * @param path The method's path, such as `/api/web-methods/backend/instance/getInstance`.
 * @returns A function that calls the method. It rejects with a `WebMethodError`, or with a
 * `TypeError` for an argument that JSON would change.
 */
export function stub(path: string): (...args: unknown[]) => Promise<unknown> {
  return async (...args) => {
    let isDoubtful: boolean | undefined;
    let body = JSON.stringify(args, function (this: Record<string, unknown>, key, value: unknown) {
      // `value` is the result of `toJSON()`; `this` has the value itself.
      const given = this[key];
      isDoubtful ||=
        given === undefined
          ? Array.isArray(this)
          : given !== null &&
            !Number.isFinite(given) &&
            (given !== value || !PLAIN.includes(Object.getPrototypeOf(given)));
      // Leaves out the value, because JSON might refuse it with a less helpful message.
      return isDoubtful ? null : value;
    });
    if (isDoubtful) body = (await loadRest()).encode(args);
    // Also limits the wait for a token: if the host page never hands one out, nothing is sent.
    const signal = AbortSignal.timeout(30_000);
    let response: Response;
    let text: string;
    try {
      response = await Promise.race([
        httpClient.fetchWithAuth(
          // This module comes from the app's server, whatever site it runs on.
          new URL(path, import.meta.url),
          // Spelled like the SDK's own default, which would otherwise be sent, too. Not an instance
          // of `Headers`, which the SDK drops.
          { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, signal },
        ),
        new Promise<never>((_, reject) => {
          signal.onabort = reject;
        }),
      ]);
      text = await response.text();
    } catch (cause) {
      // Not an instance of `WebMethodError`, whose file may not be loaded. The class recognizes the
      // error by its name.
      throw Object.assign(new Error('No answer.', { cause }), {
        name: 'WebMethodError',
        code: signal.aborted ? 'TIMEOUT' : 'NETWORK',
        status: 0,
      });
    }
    if (response.status === 204) return;
    return response.ok && response.headers.get('Content-Type') === 'application/json'
      ? JSON.parse(text)
      : (await loadRest()).decode(response, text);
  };
}
