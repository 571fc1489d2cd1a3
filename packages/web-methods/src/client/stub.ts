import { httpClient } from '@wix/essentials';
import { plainJson } from './plain-json.js';

/**
 * Loads the code that a call seldom needs. Its file may be gone after the app is deployed again.
 *
 * Because of the second parentheses, Vite does not wrap the import in its preload helper, which
 * loads stylesheets and preloads further imports. This file has neither, and a frontend without
 * other dynamic imports would contain the helper for nothing.
 */
// biome-ignore format: The formatter removes the second parentheses.
const loadRest = () => import(/* @vite-ignore */ ('./lazy.js'));

/**
 * Creates the browser's side of a web method; the transform writes one for every method. Every
 * frontend loads this code, so code that a call seldom needs is in a separate file.
 * @param path The method's path, such as `/api/web-methods/backend/instance/getInstance`.
 * @returns A function that calls the method. It rejects with a `WebMethodError`, or with a
 * `TypeError` for an argument that JSON would change.
 */
export function stub(path: string): (...args: unknown[]) => Promise<unknown> {
  return (...args) =>
    new Promise((resolve, reject) => {
      let status = 0;
      const signal = AbortSignal.timeout(30_000);
      const send = async () => {
        const body = plainJson(args) ?? (await loadRest()).encode(args, reject);
        const response = await httpClient.fetchWithAuth(
          // Every site loads this module from the app's server.
          new URL(path, import.meta.url),
          // Spelled like the SDK's own default, which would otherwise be sent, too. Not an instance
          // of `Headers`, which the SDK drops.
          { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, signal },
        );
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
      };
      const fail = (cause: unknown) => {
        // Any other error, or an object of another shape, comes from elsewhere.
        const { code, message, details, requestId }: ServerError =
          cause instanceof Error ? {} : Object(cause);
        // Not an instance of `WebMethodError`, whose file may not be loaded. The class recognizes the
        // error by its name.
        reject(
          Object.assign(new Error(message?.at ? message : 'The call failed.', { cause }), {
            name: 'WebMethodError',
            code: code?.at ? code : signal.aborted ? 'TIMEOUT' : status ? 'INTERNAL' : 'NETWORK',
            status,
            details,
            requestId,
          }),
        );
      };
      // Also limits the wait for a token: if the host page never hands one out, nothing is sent.
      signal.onabort = fail;
      send().then(resolve, fail);
    });
}

/** The error in a failed answer. */
interface ServerError {
  readonly code?: string;
  readonly message?: string;
  readonly details?: unknown;
  readonly requestId?: string;
}
