import { Permissions, webMethod } from '@wix/web-methods';
import { afterEach, beforeEach, vi } from 'vitest';
import { WebMethodError } from '../error.js';
import { getCaller } from './caller.js';
import { createHandler } from './handler.js';

const CLIENT_ID = 'app';

/** Wix's token-info endpoint. Tests choose its answers and check how often it is called. */
export const tokenInfo = vi.fn<(token: string) => Response | Promise<Response>>();

beforeEach(() => {
  tokenInfo.mockImplementation((token) =>
    Response.json({
      active: true,
      // A token may continue after its subject type.
      subjectType: token.split('.')[0],
      subjectId: 'subject',
      siteId: 'site',
      instanceId: 'instance',
      clientId: CLIENT_ID,
      exp: Date.now() / 1000 + 60,
    }),
  );
  vi.stubGlobal('fetch', async (_: string, init: { body: string }) =>
    tokenInfo(JSON.parse(init.body).token),
  );
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  tokenInfo.mockReset();
});

/** The value that the method `throwAny` throws. */
export const thrown: { value: unknown } = { value: undefined };

/** The value that the method `returnAny` returns. */
export const returned: { value: unknown } = { value: undefined };

const tagged = Object.assign(() => 'tagged', { permission: 'Everyone' });

const modules = {
  'backend/demo': async () => ({
    echo: webMethod(Permissions.Anyone, (...args: unknown[]) => args),
    caller: webMethod(Permissions.Anyone, () => getCaller()),
    members: webMethod(Permissions.SiteMember, () => 'members'),
    admin: webMethod(Permissions.Admin, () => 'admin'),
    nothing: webMethod(Permissions.Anyone, () => {}),
    refuse: webMethod(Permissions.Anyone, () => {
      throw new WebMethodError('SOLD_OUT', 'No seats.', { status: 409, details: { seats: 0 } });
    }),
    crash: webMethod(Permissions.Anyone, () => {
      throw new Error('secret: hunter2');
    }),
    throwArgument: webMethod(Permissions.Anyone, (message: unknown) => {
      throw new Error(String(message));
    }),
    throwAny: webMethod(Permissions.Anyone, () => {
      throw thrown.value;
    }),
    badDetails: webMethod(Permissions.Anyone, () => {
      throw new WebMethodError('BAD', 'Bad.', { details: 1n });
    }),
    badStatus: webMethod(Permissions.Anyone, () => {
      throw new WebMethodError('BAD', 'Bad.', { status: 42 });
    }),
    okStatus: webMethod(Permissions.Anyone, () => {
      throw new WebMethodError('BAD', 'Bad.', { status: 200 });
    }),
    uncarried: webMethod(Permissions.Anyone, () => ({ f: () => 1 })),
    hang: webMethod(Permissions.Anyone, () => new Promise(() => {})),
    returnAny: webMethod(Permissions.Anyone, () => returned.value),
    plain: () => 'plain',
    inherited: Object.setPrototypeOf(() => 'inherited', { permission: 'Anyone' }),
  }),
  'backend/tagged': async () => ({ tagged }),
};

/** The differences from a usual call. */
interface CallOptions {
  maxBodyBytes?: number;
  body?: BodyInit | null;
  dev?: boolean;
  headers?: Record<string, string>;
  method?: string;
  token?: string;
}

/** Calls a method of the test modules, by default as a visitor and without arguments. */
export async function call(path: string, options: CallOptions = {}) {
  const {
    body = '[]',
    dev = false,
    headers,
    maxBodyBytes,
    method = 'POST',
    token = 'VISITOR',
  } = options;
  const handle = createHandler({
    modules,
    clientId: CLIENT_ID,
    dev,
    ...(maxBodyBytes !== undefined && { maxBodyBytes }),
  });
  const init: RequestInit & { duplex?: 'half' } = {
    method,
    headers: { 'content-type': 'application/json', authorization: token, ...headers },
    body: method === 'POST' ? body : null,
    duplex: 'half',
  };
  const request = new Request(`https://app.example/api/web-methods/${path}`, init);
  const response = await handle(request);
  const text = await response.text();
  return { response, status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}
