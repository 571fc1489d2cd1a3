import { appInstances } from '@wix/app-management';
import { auth, httpClient } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { describe, expect, test, vi } from 'vitest';
import { getCaller } from '../server/caller.js';
import { withCaller } from './index.js';

const getAppInstance = auth.elevate(appInstances.getAppInstance);

const describeInstance = webMethod(Permissions.Anyone, async () => {
  const { instanceId } = await getCaller();
  const { instance } = await getAppInstance();
  return { instanceId, isFree: instance?.isFree };
});

const visitor = { subjectType: 'VISITOR', instanceId: 'instance' } as const;

test('withCaller() runs a method as a caller and lets the test respond to its requests to Wix', async () => {
  const wix = vi.fn((_: Request) => Response.json({ instance: { isFree: true } }));
  expect(await withCaller({ ...visitor, wix }, () => describeInstance())).toEqual({
    instanceId: 'instance',
    isFree: true,
  });
  const request = wix.mock.calls[0]?.[0];
  expect(request?.url).toBe('https://www.wixapis.com/apps/v1/instance');
  expect(request?.headers.get('authorization')).toBe('elevated');
});

test('getCaller() and getTokenInfo() return the same caller inside withCaller()', async () => {
  const caller = { subjectType: 'MEMBER', subjectId: 'm', siteId: 's', instanceId: 'i' } as const;
  expect(await withCaller(caller, getCaller)).toEqual(caller);
  expect(await withCaller(caller, () => auth.getTokenInfo())).toEqual({ active: true, ...caller });
});

test('withCaller() sends the caller’s token with a request that is not elevated', async () => {
  const wix = ({ headers }: Request) => Response.json(headers.get('authorization'));
  const answer = await withCaller({ ...visitor, wix }, () =>
    httpClient.fetchWithAuth('https://www.wixapis.com/any'),
  );
  expect(await answer.json()).toBe('caller');
});

test('withCaller() isolates the callers of tests that run in parallel', async () => {
  const ids = Array.from({ length: 20 }, (_, index) => `instance-${index}`);
  let asked = 0;
  let askedByAll = () => {};
  const everyoneHasAsked = new Promise<void>((resolve) => {
    askedByAll = resolve;
  });
  const answers = await Promise.all(
    ids.map((instanceId) => {
      const wix = async () => {
        asked += 1;
        if (asked === ids.length) askedByAll();
        await everyoneHasAsked;
        return Response.json({ instance: { isFree: instanceId === 'instance-7' } });
      };
      return withCaller({ ...visitor, instanceId, wix }, () => describeInstance());
    }),
  );
  expect(answers).toEqual(
    ids.map((instanceId) => ({ instanceId, isFree: instanceId === 'instance-7' })),
  );
});

describe('errors of `withCaller()`', () => {
  test('withCaller() names a request to Wix that the test does not handle', async () => {
    await expect(withCaller(visitor, () => getAppInstance())).rejects.toThrow(
      'The method called GET https://www.wixapis.com/apps/v1/instance, which the test does not answer.',
    );
  });

  test('a web method that is called without a caller throws an error that mentions withCaller()', async () => {
    await expect(describeInstance()).rejects.toThrow('withCaller()');
  });
});

test('withCaller() handles URL objects and passes relative URLs to the original fetch()', async () => {
  // Such as one of a browser's, for which an address may be relative.
  await expect(fetch('/relative')).rejects.toThrow('Failed to parse URL');
  const wix = () => Response.json('wix');
  const caller = { ...visitor, wix };
  const asked = () => fetch(new URL('https://www.wixapis.com/any'));
  expect(await (await withCaller(caller, asked)).json()).toBe('wix');
  await expect(withCaller(caller, () => fetch('/relative'))).rejects.toThrow('Failed to parse URL');
});

test('withCaller() passes requests that are not for Wix to the original fetch()', async () => {
  const server = 'data:text/plain,here';
  const wix = () => new Response('wix');
  const answer = await withCaller({ ...visitor, wix }, () => fetch(server));
  expect(await answer.text()).toBe('here');
});
