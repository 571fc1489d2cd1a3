import { appInstances } from '@wix/app-management';
import { auth, httpClient } from '@wix/essentials';
import { createClient } from '@wix/sdk';
import { Permissions, webMethod } from '@wix/web-methods';
import { describe, expect, test, vi } from 'vitest';
import { createStandaloneHandler } from './index.js';
import { answerOf, answers, call, callRequest, requests } from './standalone.harness.js';

const INSTANCE = 'https://www.wixapis.com/apps/v1/instance';

const anyone = (run: () => unknown) => ({
  demo: async () => ({ run: webMethod(Permissions.Anyone, run) }),
});

const asked = () => requests.map(({ path, authorization }) => [path, authorization]);

const answerInstance = () =>
  answers.set('/apps/v1/instance', () => Response.json({ instance: { instanceId: 'answered' } }));

describe('a standalone handler', () => {
  test('a standalone handler answers calls below its base, and no others', async () => {
    const modules = anyone(() => 'result');
    const base = '/web-methods';
    const path = '/web-methods/demo/run';
    expect(await call(modules, { base, path })).toEqual({ status: 200, body: 'result' });
    expect(await call(modules, { base: `${base}/`, path })).toMatchObject({ status: 200 });
    expect(await call(modules, { base })).toMatchObject({ status: 404 });
    expect(await call(modules, { path })).toMatchObject({ status: 404 });
  });

  test('a handler of a single method answers whatever the path, and runs only that method', async () => {
    const modules = anyone(() => 'result');
    const { handleMethod } = createStandaloneHandler({ modules });
    const request = () => callRequest('/prefix/anything', 'VISITOR.one');
    expect(await answerOf(await handleMethod('demo/run')(request()))).toMatchObject({
      status: 200,
      body: 'result',
    });
    expect(await answerOf(await handleMethod('demo/none')(request()))).toMatchObject({
      status: 404,
    });
    const other = callRequest('/api/web-methods/demo/run', 'VISITOR.one');
    expect(await answerOf(await handleMethod('')(other))).toMatchObject({ status: 404 });
  });

  test('a standalone handler accepts a request, and a context that has one', async () => {
    const { handle } = createStandaloneHandler({ modules: anyone(() => 1) });
    const request = () => callRequest('/api/web-methods/demo/run', 'VISITOR.one');
    expect((await handle(request())).status).toBe(200);
    expect((await handle({ request: request() })).status).toBe(200);
  });

  test('a standalone handler answers preflights and errors with CORS headers', async () => {
    const { handle } = createStandaloneHandler({ modules: anyone(() => 1) });
    const address = 'https://server.example/api/web-methods/demo/run';
    for (const [method, status] of [
      ['OPTIONS', 204],
      ['GET', 405],
      ['POST', 415],
    ] as const) {
      const answer = await handle(new Request(address, { method }));
      expect(answer.status).toBe(status);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    }
    expect(requests).toEqual([]);
  });

  test('the environment is read when a call arrives, and the log names a missing variable', async () => {
    vi.stubEnv('WIX_CLIENT_ID', '');
    const { handle } = createStandaloneHandler({ modules: anyone(() => 1) });
    const request = () => callRequest('/api/web-methods/demo/run', 'VISITOR.one');
    const failed = await handle(request());
    expect(failed.status).toBe(500);
    expect(failed.headers.get('access-control-allow-origin')).toBe('*');
    expect(await failed.text()).not.toContain('WIX_CLIENT_ID');
    expect(vi.mocked(console.error).mock.calls.join()).toMatch(
      /WIX_CLIENT_ID is missing.*or pass clientId/,
    );
    vi.stubEnv('WIX_CLIENT_ID', 'app');
    expect((await handle(request())).status).toBe(200);
  });

  test('a token of another app is refused', async () => {
    const answer = await call(
      anyone(() => 1),
      { clientId: 'another' },
    );
    expect(answer).toMatchObject({ status: 401 });
  });
});

describe('the SDK in a method', () => {
  test('auth.elevate() acts as the app, on the instance of the caller', async () => {
    answerInstance();
    const modules = anyone(async () => {
      const { instance } = await auth.elevate(appInstances.getAppInstance)();
      return instance?.instanceId;
    });
    for (const instance of ['one', 'two']) {
      const answer = await call(modules, { token: `VISITOR.${instance}` });
      expect(answer).toEqual({ status: 200, body: 'answered' });
      expect(asked().at(-1)).toEqual(['/apps/v1/instance', `app-of-${instance}`]);
    }
  });

  test('a function that is not elevated acts as the caller', async () => {
    answerInstance();
    const answer = await call(
      anyone(() => appInstances.getAppInstance()),
      { token: 'USER.one' },
    );
    expect(answer).toMatchObject({ status: 200 });
    expect(asked().at(-1)).toEqual(['/apps/v1/instance', 'stripped-USER.one']);
  });

  test('fetchWithAuth() and getTokenInfo() work, and two elevated requests share a token', async () => {
    answerInstance();
    const modules = anyone(async () => {
      const elevated = auth.elevate(httpClient.fetchWithAuth);
      await Promise.all([elevated(INSTANCE), elevated(INSTANCE)]);
      await httpClient.fetchWithAuth(INSTANCE);
      return (await auth.getTokenInfo()).instanceId;
    });
    const answer = await call(modules, { token: 'MEMBER.shared' });
    expect(answer).toEqual({ status: 200, body: 'shared' });
    expect(asked().filter(([path]) => path === '/apps/v1/instance')).toEqual([
      ['/apps/v1/instance', 'app-of-shared'],
      ['/apps/v1/instance', 'app-of-shared'],
      ['/apps/v1/instance', 'stripped-MEMBER.shared'],
    ]);
    const granted = asked().filter(([path]) => path === '/oauth2/token');
    expect(granted).toHaveLength(2);
  });

  test('a method that asks nothing of Wix makes no request besides the one for its caller', async () => {
    await call(
      anyone(() => 1),
      { token: 'VISITOR.quiet' },
    );
    expect(asked().map(([path]) => path)).toEqual(['/oauth2/token-info']);
  });

  test('calls at the same time use the SDK as their own callers', async () => {
    answers.set('/apps/v1/instance', () => Response.json({}));
    const modules = anyone(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return (await auth.getTokenInfo()).instanceId;
    });
    const { handle } = createStandaloneHandler({ modules });
    const instances = Array.from({ length: 20 }, (_, index) => `instance-${index}`);
    const bodies = await Promise.all(
      instances.map(async (instance) => {
        const request = callRequest('/api/web-methods/demo/run', `VISITOR.${instance}`);
        return (await answerOf(await handle(request))).body;
      }),
    );
    expect(bodies).toEqual(instances);
  });

  test('a method that uses the SDK without a secret fails, and the log names the variable', async () => {
    vi.stubEnv('WIX_CLIENT_SECRET', undefined);
    const answer = await call(anyone(() => auth.elevate(appInstances.getAppInstance)()));
    expect(answer).toMatchObject({ status: 500, body: { error: { code: 'INTERNAL' } } });
    expect(vi.mocked(console.error).mock.calls.join()).toContain('WIX_CLIENT_SECRET is missing');
  });

  test('a failure of Wix becomes 502 UPSTREAM', async () => {
    answers.set('/apps/v1/instance', () => new Response('{}', { status: 503 }));
    const answer = await call(anyone(() => auth.elevate(appInstances.getAppInstance)()));
    expect(answer).toMatchObject({ status: 502, body: { error: { code: 'UPSTREAM' } } });
  });

  test('an app token that Wix refuses is not used again', async () => {
    const modules = anyone(() => auth.elevate(appInstances.getAppInstance)());
    answers.set('/apps/v1/instance', () => new Response('{}', { status: 401 }));
    await call(modules, { token: 'VISITOR.refused' });
    answerInstance();
    requests.length = 0;
    expect(await call(modules, { token: 'VISITOR.refused' })).toMatchObject({ status: 200 });
    expect(asked().map(([path]) => path)).toContain('/oauth2/token');
  });

  test('a client that the server itself creates keeps its own identity, inside of a call and outside', async () => {
    answerInstance();
    const { appInstances: own } = createClient({
      auth: { getAuthHeaders: async () => ({ headers: { Authorization: 'own' } }) },
      modules: { appInstances },
    });
    await call(anyone(() => own.getAppInstance()));
    await own.getAppInstance();
    expect(asked().filter(([path]) => path === '/apps/v1/instance')).toEqual([
      ['/apps/v1/instance', 'own'],
      ['/apps/v1/instance', 'own'],
    ]);
  });

  test('there is no context outside of a call', async () => {
    await call(anyone(() => 1));
    expect(() => httpClient.fetchWithAuth(INSTANCE)).not.toThrow();
    expect(asked().map(([path]) => path)).not.toContain('/apps/v1/instance');
  });
});

describe('a context that the host has set up', () => {
  const clientAs = (name: string) =>
    createClient({ auth: { getAuthHeaders: async () => ({ headers: { Authorization: name } }) } });

  test.each(['global', 'module'] as const)(
    'the SDK uses the host’s own %s context in a call',
    async (kind) => {
      answerInstance();
      clientAs('host').enableContext(kind);
      clientAs('elevated host').enableContext(kind, { elevated: true });
      await call(
        anyone(async () => {
          await appInstances.getAppInstance();
          await auth.elevate(appInstances.getAppInstance)();
        }),
      );
      expect(asked().filter(([path]) => path === '/apps/v1/instance')).toEqual([
        ['/apps/v1/instance', 'host'],
        ['/apps/v1/instance', 'elevated host'],
      ]);
    },
  );
});
