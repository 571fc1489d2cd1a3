import { appInstances } from '@wix/app-management';
import { AppStrategy, createClient } from '@wix/sdk';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fromSdkError, markUnanswered, wixStatus } from './sdk-error.js';

afterEach(() => vi.unstubAllGlobals());

/** The error that the real SDK throws for an answer of Wix's, or for none. */
async function sdkError(status?: number): Promise<unknown> {
  const client = createClient({
    auth: { getAuthHeaders: async () => ({ headers: {} }) },
    modules: { appInstances },
    fetch: async () => {
      if (status === undefined) throw new TypeError('fetch failed');
      return Response.json({ message: 'secret', details: {} }, { status });
    },
  });
  return client.appInstances.getAppInstance().then(
    () => expect.unreachable('The call should have failed.'),
    (error: unknown) => error,
  );
}

/** The error that the real SDK throws if Wix does not grant the app a token, or does not answer. */
async function grantError(status?: number): Promise<Error> {
  vi.stubGlobal('fetch', async () => {
    if (status === undefined) throw new TypeError('fetch failed');
    return Response.json({}, { status });
  });
  const auth = AppStrategy({ appId: 'app', appSecret: 'secret', instanceId: 'one' });
  const error = await Promise.resolve(auth.getAuthHeaders({})).catch((reason: unknown) => reason);
  if (!(error instanceof Error)) throw new Error('The grant should have failed.');
  // Where Wix hosts apps, the stack has the message that the error was made with. Node writes it late.
  void error.stack;
  return Object.assign(error, { message: 'System error occurred: {}', runtimeError: error });
}

test.each([400, 401, 429, 503])(
  'wixStatus() returns the status %i of a failed SDK request or token grant',
  async (status) => {
    expect(wixStatus(await sdkError(status))).toBe(status);
    const grant = await grantError(status);
    expect(wixStatus(grant)).toBe(status);
    expect(fromSdkError(grant)).toMatchObject({ code: 'UPSTREAM', status: 502, cause: grant });
  },
);

test('wixStatus() returns undefined for an error without a response from Wix', async () => {
  expect(wixStatus(await sdkError())).toBeUndefined();
  expect(wixStatus(await grantError())).toBeUndefined();
  expect(wixStatus('503')).toBeUndefined();
});

test.each([
  [403, 403, 'FORBIDDEN'],
  [404, 404, 'NOT_FOUND'],
  [401, 502, 'UPSTREAM'],
  [429, 502, 'UPSTREAM'],
  [500, 502, 'UPSTREAM'],
  [503, 502, 'UPSTREAM'],
  [undefined, 502, 'UPSTREAM'],
])(
  'fromSdkError() converts an SDK error with Wix’s status %s to %i %s',
  async (of, status, code) => {
    const cause = await sdkError(of);
    const error = fromSdkError(cause);
    expect(error).toMatchObject({ status, code, cause });
    expect(error?.message).not.toContain('secret');
  },
);

test.each([400, 409, 428])(
  'fromSdkError() returns undefined for Wix’s status %i, which is the method’s fault',
  async (status) => {
    expect(fromSdkError(await sdkError(status))).toBeUndefined();
  },
);

test.each([
  ['an error of the method itself', new Error('x')],
  ['an error of another library', Object.assign(new Error('x'), { response: { status: 403 } })],
  ['an object that is not an error', { response: { status: 403 }, requestId: 'id' }],
  ['undefined', undefined],
])('fromSdkError() returns undefined for %s', (_, error) => {
  expect(fromSdkError(error)).toBeUndefined();
});

describe('SDK errors that have only a code', () => {
  // As `@wix/data` throws it.
  const withCode = (code: unknown) =>
    Object.assign(new Error('secret'), { details: { applicationError: { code, data: {} } } });

  test.each<[unknown, number, string]>([
    ['WDE0027', 403, 'FORBIDDEN'],
    ['WDE0144', 403, 'FORBIDDEN'],
    ['WDE0025', 404, 'NOT_FOUND'],
    ['WDE0073', 404, 'NOT_FOUND'],
    ['WDE0028', 504, 'TIMEOUT'],
    ['WDE0014', 502, 'UPSTREAM'],
    ['WDE0053', 502, 'UPSTREAM'],
    [403, 403, 'FORBIDDEN'],
    [404, 404, 'NOT_FOUND'],
    [429, 502, 'UPSTREAM'],
    [503, 502, 'UPSTREAM'],
    ['PERMISSION_DENIED', 403, 'FORBIDDEN'],
    ['NOT_FOUND', 404, 'NOT_FOUND'],
    ['CART_NOT_FOUND', 404, 'NOT_FOUND'],
    ['UNAUTHENTICATED', 502, 'UPSTREAM'],
    ['RESOURCE_EXHAUSTED', 502, 'UPSTREAM'],
  ])(
    'fromSdkError() converts an SDK error that has only the code %s to %i %s',
    (code, status, ours) => {
      const cause = withCode(code);
      const error = fromSdkError(cause);
      expect(error).toMatchObject({ status, code: ours, cause });
      expect(error?.message).not.toContain('secret');
    },
  );

  test.each(['WDE0004', 'WDE0074', 'WDE0123', 'ALREADY_EXISTS', 'INVALID_ARGUMENT', 400, 409])(
    'fromSdkError() returns undefined for the code %s, which is the method’s fault',
    (code) => {
      expect(fromSdkError(withCode(code))).toBeUndefined();
    },
  );
});

test('fromSdkError() recognizes an error that markUnanswered() has recorded', () => {
  const error = new TypeError('fetch failed');
  expect(fromSdkError(error)).toBeUndefined();
  markUnanswered(error);
  expect(fromSdkError(error)).toMatchObject({ code: 'UPSTREAM', status: 502 });
  const late = new DOMException('late', 'TimeoutError');
  markUnanswered(late);
  expect(fromSdkError(late)).toMatchObject({ code: 'TIMEOUT', status: 504 });
});
