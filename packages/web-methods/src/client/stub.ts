import { httpClient } from '@wix/essentials';

/** What JSON carries as it is, apart from numbers, by the prototype. */
const PLAIN: readonly unknown[] = [{}, [], '', true].map(Object.getPrototypeOf);

const loadRest = () => import('./lazy.js');

/**
 * Makes the browser's side of a web method; the transform writes one for every method. Every
 * frontend loads this code, hence what a call seldom needs is in a file of its own.
 * @param path Where it is served, such as `/api/web-methods/backend/instance/getInstance`.
 * @returns A function that calls the method. It rejects with a `WebMethodError`, or with a
 * `TypeError` for an argument that JSON would change.
 */
export function stub(path: string): (...args: unknown[]) => Promise<unknown> {
  return async (...args) => {
    let isDoubtful: boolean | undefined;
    let body = JSON.stringify(args, function (this: Record<string, unknown>, key, value: unknown) {
      // `value` is what `toJSON` made of it; the holder has the value itself.
      const given = this[key];
      isDoubtful ||=
        given === undefined
          ? Array.isArray(this)
          : given !== null &&
            !Number.isFinite(given) &&
            (given !== value || !PLAIN.includes(Object.getPrototypeOf(given)));
      // Without the value, which JSON might refuse with a message that says less.
      return isDoubtful ? null : value;
    });
    if (isDoubtful) body = (await loadRest()).encode(args);
    // The host page may never hand out a token: then no request ever starts.
    const signal = AbortSignal.timeout(30_000);
    let response: Response;
    let text: string;
    try {
      response = await Promise.race([
        httpClient.fetchWithAuth(
          // The module comes from the app's server, whatever site it runs on.
          new URL(path, import.meta.url),
          // Spelt as the SDK spells its own default, which would be sent beside it otherwise; and
          // no instance of `Headers`, which the SDK drops.
          { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, signal },
        ),
        new Promise<never>((_, reject) => {
          signal.onabort = reject;
        }),
      ]);
      text = await response.text();
    } catch (cause) {
      // No instance of `WebMethodError`, which is in no file that is sure to be loaded; it knows
      // its like by their name.
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
