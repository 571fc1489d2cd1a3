import { httpClient } from '@wix/essentials';
import { plainJson } from './plain-json.js';

/** Loads the code that a call seldom needs. Its file may be gone after the app is deployed again. */
const loadRest = () => import('./lazy.js');

/** What a failed call throws: the server's error, the error of an argument, or any other. */
interface Thrown {
  readonly code?: string;
  readonly message?: string;
  /** The path of an argument that JSON would change. */
  readonly path?: string;
}

/**
 * Creates the browser's side of a web method; the transform writes one for every method. Every
 * frontend loads this code, so code that a call seldom needs is in a separate file.
 * @param path The method's path, such as `/api/web-methods/backend/instance/getInstance`.
 * @returns A function that calls the method. It rejects with a `WebMethodError`, or with a
 * `TypeError` for an argument that JSON would change.
 */
export function stub(path: string): (...args: unknown[]) => Promise<unknown> {
  return async (...args) => {
    let status = 0;
    // Also limits the wait for a token: if the host page never hands one out, nothing is sent.
    const signal = AbortSignal.timeout(30_000);
    try {
      const body = plainJson(args) ?? (await loadRest()).encode(args);
      const response = await Promise.race([
        httpClient.fetchWithAuth(
          // This module comes from the app's server, whatever site it runs on.
          new URL(path, import.meta.url),
          // Spelled like the SDK's own default, which would otherwise be sent, too. Not an instance
          // of `Headers`, which the SDK drops.
          { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, signal },
        ),
        new Promise<never>((_, reject) => {
          signal.onabort = () => reject();
        }),
      ]);
      // Without a Wix SDK context, the SDK returns a function.
      if (!response?.text) throw (await loadRest()).noContext;
      const text = await response.text();
      status = response.status;
      if (status === 204) return;
      const result = JSON.parse(text);
      if (!response.ok) throw result.error;
      return response.headers.get('Content-Type') === 'application/json'
        ? result
        : (await loadRest()).decode(response, result);
    } catch (cause) {
      const { code, path: argument, message }: Thrown = Object(cause);
      if (argument) throw cause;
      // Not an instance of `WebMethodError`, whose file may not be loaded. The class recognizes the
      // error by its name.
      throw Object.assign(
        new Error(code ? message : 'The call failed.', { cause }),
        { code: signal.aborted ? 'TIMEOUT' : status ? 'INTERNAL' : 'NETWORK' },
        code && cause,
        { name: 'WebMethodError', status },
      );
    }
  };
}
