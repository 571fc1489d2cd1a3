import { noteMethod } from './blocked-requests.js';
import { ownHeaders, routeOf } from './route.js';

/**
 * Sends every `XMLHttpRequest` to Wix's APIs to the emulator, and leaves all others alone. Wix's SDK
 * uses `fetch`, but the HTTP client axios, which many apps have, uses `XMLHttpRequest`.
 */
export function routeXhr(): void {
  const { open, setRequestHeader, send } = XMLHttpRequest.prototype;
  /** The `Authorization` headers of the routed requests. */
  const routed = new WeakMap<XMLHttpRequest, string | null>();

  XMLHttpRequest.prototype.open = function (
    method: string,
    url: string | URL,
    async?: boolean,
    user?: string | null,
    password?: string | null,
  ) {
    const route = routeOf(url);
    if (route === undefined) {
      routed.delete(this);
      noteMethod(url, method);
    } else routed.set(this, null);
    open.call(this, method, route ?? url, async ?? true, user, password);
  };

  XMLHttpRequest.prototype.setRequestHeader = function (name, value) {
    setRequestHeader.call(this, name, value);
    if (routed.has(this) && name.toLowerCase() === 'authorization') routed.set(this, value);
  };

  XMLHttpRequest.prototype.send = function (body) {
    const authorization = routed.get(this);
    if (authorization !== undefined) {
      for (const [name, value] of Object.entries(ownHeaders(authorization))) {
        setRequestHeader.call(this, name, value);
      }
    }
    send.call(this, body);
  };
}
