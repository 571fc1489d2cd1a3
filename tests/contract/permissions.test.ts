import { describe, expect, test } from 'vitest';
import { type CallerKey, callers } from 'wix-emulator';
import { errorBody, startRuntime } from './runtime.js';

const allowed = {
  anyone: { visitor: true, member: true, owner: true },
  member: { visitor: false, member: true, owner: true },
  admin: { visitor: false, member: false, owner: true },
};

type Method = keyof typeof allowed;
const methods: readonly Method[] = ['anyone', 'member', 'admin'];
const own: readonly (keyof (typeof allowed)[Method])[] = ['visitor', 'member', 'owner'];

const runtime = startRuntime();

// The first test, as the log has the line when the module is loaded.
test('nobody can call a method whose permission does not exist, and the log says so once', async () => {
  const log = () => runtime.log.join('\n');
  for (const [name, permission] of [
    ['undefinedPermission', 'undefined'],
    ['lowerCasePermission', 'anyone'],
  ]) {
    const says = `${name}: its permission is ${permission}, which does not exist.`;
    for (let calls = 0; calls < 2; calls += 1) {
      const answer = await runtime.app.call(`backend/mistakes/${name}`, { as: 'owner' });
      expect(answer).toMatchObject({ status: 404, body: errorBody('NOT_FOUND') });
      expect(answer.text.includes(says)).toBe(runtime.isDev);
    }
    await expect.poll(() => log().split(`backend/mistakes/${says}`)).toHaveLength(2);
  }
});

describe.each(methods)('the method `%s`', (method) => {
  const id = `backend/methods/${method}`;

  test.each(own.filter((as) => allowed[method][as]))(
    `${method}() admits the %s and sees the verified caller`,
    async (as) => {
      const { app } = runtime;
      const { instance, site } = app.emulator.instances.premium;
      const { subjectType, subjectId } = callers[as].claims;
      const { instanceId } = instance;
      const { body } = await app.call(id, { as });
      expect(body).toEqual({ subjectType, subjectId, siteId: site.siteId, instanceId });
    },
  );

  test.each<CallerKey>([...own.filter((as) => !allowed[method][as]), 'app', 'unknown'])(
    `${method}() answers 403 to a token of the kind "%s"`,
    async (as) => {
      const answer = await runtime.app.call(id, { as });
      expect(answer).toMatchObject({ status: 403, body: errorBody('FORBIDDEN') });
    },
  );

  test.each<CallerKey>(['expired', 'inactive', 'foreignApp'])(
    `${method}() answers 401 to a token of the kind "%s"`,
    async (as) => {
      const answer = await runtime.app.call(id, { as });
      expect(answer).toMatchObject({ status: 401, body: errorBody('UNAUTHENTICATED') });
    },
  );

  test(`${method}() answers 401 without a token, and makes no request to Wix`, async () => {
    const answer = await runtime.app.call(id, { as: null });
    expect(answer).toMatchObject({ status: 401, body: errorBody('UNAUTHENTICATED') });
    expect(runtime.app.callsToWix()).toEqual([]);
  });

  test(`${method}() answers 401 to a token that Wix never issued`, async () => {
    const answer = await runtime.app.call(id, { token: 'never-issued' });
    expect(answer).toMatchObject({ status: 401, body: errorBody('UNAUTHENTICATED') });
  });
});

test('an elevated request acts on the instance of the token, whatever the arguments claim', async () => {
  const { app } = runtime;
  const other = app.emulator.instances.cancelled.instance.instanceId;
  for (const instance of ['free', 'premium', 'trial'] as const) {
    const { instanceId } = app.emulator.instances[instance].instance;
    const args = [{ instanceId: other }, other];
    const answer = await app.call('backend/methods/elevatedInstanceId', { instance, args });
    expect(answer).toMatchObject({ status: 200, body: instanceId });
  }
});

test('each of several concurrent calls sees its own caller', async () => {
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
