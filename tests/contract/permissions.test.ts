import { describe, expect, test } from 'vitest';
import { type CallerKey, callers } from 'wix-emulator';
import { errorBody, type Runtime } from './runtime.js';

const allowed = {
  anyone: { visitor: true, member: true, owner: true },
  member: { visitor: false, member: true, owner: true },
  admin: { visitor: false, member: false, owner: true },
};

type Method = keyof typeof allowed;
const methods: readonly Method[] = ['anyone', 'member', 'admin'];
const own: readonly (keyof (typeof allowed)[Method])[] = ['visitor', 'member', 'owner'];

/** Who may call a method, and whom the method sees. */
export function permissionCases(runtime: Runtime): void {
  describe.each(methods)('permissions: %s', (method) => {
    const id = `backend/methods/${method}`;

    test.each(own)('called by %s: as the table says, and the method sees who calls', async (as) => {
      const { app } = runtime;
      const answer = await app.call(id, { as });
      if (allowed[method][as]) {
        const { instance, site } = app.emulator.instances.premium;
        const { subjectType, subjectId } = callers[as].claims;
        const { instanceId } = instance;
        expect(answer.body).toEqual({ subjectType, subjectId, siteId: site.siteId, instanceId });
      } else {
        expect(answer).toMatchObject({ status: 403, body: errorBody('FORBIDDEN') });
      }
    });

    test.each<CallerKey>(['app', 'unknown'])('a token of the kind %s: 403', async (as) => {
      const answer = await runtime.app.call(id, { as });
      expect(answer).toMatchObject({ status: 403, body: errorBody('FORBIDDEN') });
    });

    test.each<CallerKey>(['expired', 'inactive', 'foreignApp'])(
      'a token of the kind %s: 401',
      async (as) => {
        const answer = await runtime.app.call(id, { as });
        expect(answer).toMatchObject({ status: 401, body: errorBody('UNAUTHENTICATED') });
      },
    );

    test('no token: 401, and no call to Wix', async () => {
      const answer = await runtime.app.call(id, { as: null });
      expect(answer).toMatchObject({ status: 401, body: errorBody('UNAUTHENTICATED') });
      expect(runtime.app.callsToWix()).toEqual([]);
    });

    test('a token that Wix never issued: 401', async () => {
      const answer = await runtime.app.call(id, { token: 'never-issued' });
      expect(answer).toMatchObject({ status: 401, body: errorBody('UNAUTHENTICATED') });
    });
  });

  test('an elevated call acts on the instance of the token, whatever the arguments claim', async () => {
    const { app } = runtime;
    const other = app.emulator.instances.cancelled.instance.instanceId;
    for (const instance of ['free', 'premium', 'trial'] as const) {
      const { instanceId } = app.emulator.instances[instance].instance;
      const args = [{ instanceId: other }, other];
      const answer = await app.call('backend/methods/elevatedInstanceId', { instance, args });
      expect(answer).toMatchObject({ status: 200, body: instanceId });
    }
  });

  test('calls at the same time have a caller each', async () => {
    const { app } = runtime;
    const keys = ['free', 'premium', 'trial', 'cancelled', 'cloned'] as const;
    const answers = await Promise.all(
      [...keys, ...keys].map((instance) =>
        app.call('backend/methods/elevatedInstanceId', { instance }),
      ),
    );
    const ids = keys.map((key) => app.emulator.instances[key].instance.instanceId);
    expect(answers.map(({ body }) => body)).toEqual([...ids, ...ids]);
  });

  test('Wix is asked about a caller once a minute, apart from what its own middleware asks', async () => {
    const { app } = runtime;
    const token = app.token('visitor');
    for (let i = 0; i < 3; i += 1) await app.call('backend/methods/anyone', { token });
    const asked = app.callsToWix().filter((path) => path === '/oauth2/token-info');
    expect(asked).toHaveLength(1 + 3);
  });

  test('the calls to Wix of an empty method: an empty endpoint’s, and one to verify the caller', async () => {
    const { app, isDev } = runtime;
    await app.call('backend/methods/nothing');
    expect(app.callsToWix()).toEqual([
      '/oauth2/token-info', // the caller, ours
      '/oauth2/token-info', // the middleware of @wix/astro
      // The monitoring of @wix/astro, in production only: strip_bound_session.
      ...(isDev ? [] : ['/oauth2/token']),
    ]);
  });
}
