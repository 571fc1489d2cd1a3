import { Permissions, webMethod } from '@wix/web-methods';
import { afterEach, beforeEach, vi } from 'vitest';
import { createHandler } from './handler.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  // A token consists of its subject type and its instance id, separated by a space.
  const tokenInfo = vi.fn(async (_: string, init: { body: string }) => {
    const [subjectType, instanceId] = JSON.parse(init.body).token.split(' ');
    const exp = Date.now() / 1000 + 1e6;
    return Response.json({
      active: true,
      subjectType,
      subjectId: 's',
      instanceId,
      clientId: 'app',
      exp,
    });
  });
  vi.stubGlobal('fetch', tokenInfo);
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

type Method = (...args: unknown[]) => unknown;

/** Creates a handler with a new method, so that no results of earlier calls are cached. */
export function serve(method: Method, cache: unknown, permission = Permissions.Anyone) {
  const run = vi.fn(method);
  // A project without types may set an option of any shape.
  const options: { cache: { tags: string[] } } = Object({ cache });
  const modules = {
    a: async () => ({ m: webMethod(permission, (...args: unknown[]) => run(...args), options) }),
  };
  const module = modules.a();
  const handle = createHandler({ modules: { a: () => module }, clientId: 'app', dev: false });
  async function call({ as = 'VISITOR', instance = 'one', body = '[]' } = {}) {
    const request = new Request('https://app.example/api/web-methods/a/m', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `${as} ${instance}` },
      body,
    });
    const response = await handle(request);
    const text = await response.text();
    return { status: response.status, text, cache: response.headers.get('cache-status') };
  }
  return { call, run };
}

let count = 0;
/** A method that returns a different number on every call. */
export const counting = () => {
  count += 1;
  return count;
};
/** A cache option with a lifetime of one minute. */
export const minute = { tags: ['instance'], ttl: 60 };
/** Moves the clock ahead by a number of seconds. */
export const after = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);
