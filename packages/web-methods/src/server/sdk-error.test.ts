import { appInstances } from '@wix/app-management';
import { createClient } from '@wix/sdk';
import { expect, test } from 'vitest';
import { fromSdkError } from './sdk-error.js';

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

test.each([
  [403, 403, 'FORBIDDEN'],
  [404, 404, 'NOT_FOUND'],
  [401, 502, 'UPSTREAM'],
  [429, 502, 'UPSTREAM'],
  [500, 502, 'UPSTREAM'],
  [503, 502, 'UPSTREAM'],
  [undefined, 502, 'UPSTREAM'],
])('Wix’s %s is our %i %s', async (of, status, code) => {
  const cause = await sdkError(of);
  const error = fromSdkError(cause);
  expect(error).toMatchObject({ status, code, cause });
  expect(error?.message).not.toContain('secret');
});

test.each([400, 409, 428])('Wix’s %i is the method’s own fault', async (status) => {
  expect(fromSdkError(await sdkError(status))).toBeUndefined();
});

test.each([
  ['an error of the method’s own', new Error('x')],
  ['an error of another library', Object.assign(new Error('x'), { response: { status: 403 } })],
  ['no error', { response: { status: 403 }, requestId: 'id' }],
  ['nothing', undefined],
])('%s is not the SDK’s', (_, error) => {
  expect(fromSdkError(error)).toBeUndefined();
});
