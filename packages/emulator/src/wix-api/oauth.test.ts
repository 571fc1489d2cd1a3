import { describe, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../emulator.js';
import { callers } from '../seed/callers.js';
import { type JsonObject, readJsonObject } from '../util/json.js';

const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';

// Its credentials take a while to make, and no test changes it.
const emulator = createEmulator({ appId });

function setup() {
  const { WIX_CLIENT_ID: client_id, WIX_CLIENT_SECRET: client_secret } = emulator.env;
  const instance_id = emulator.instances.premium.instance.instanceId;
  return { emulator, client_id, client_secret, instance_id };
}

async function post(emulator: Emulator, path: string, body: JsonObject) {
  const answer = await emulator.fetch(
    new Request(`https://www.wixapis.com/oauth2/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    }),
  );
  return { status: answer.status, body: await readJsonObject(answer) };
}

describe('token-info', () => {
  test('token-info returns the same fields as Wix for a token', async () => {
    const { emulator, instance_id: instanceId } = setup();
    const token = emulator.mintToken({ ...callers.member.claims, instanceId });
    expect(await post(emulator, 'token-info', { token })).toEqual({
      status: 200,
      body: {
        active: true,
        subjectType: 'MEMBER',
        subjectId: callers.member.claims.subjectId,
        clientId: appId,
        siteId: emulator.instances.premium.site.siteId,
        instanceId,
        iat: expect.any(Number),
        exp: expect.any(Number),
      },
    });
  });

  test.each(['expired', 'inactive'] as const)(
    'token-info reports an %s token as not active',
    async (key) => {
      const { emulator } = setup();
      const token = emulator.mintToken(callers[key].claims);
      expect(await post(emulator, 'token-info', { token })).toMatchObject({
        status: 200,
        body: { active: false, exp: expect.any(Number) },
      });
    },
  );

  test('token-info returns the client id of the app that a token was issued to', async () => {
    const { emulator } = setup();
    const token = emulator.mintToken(callers.foreignApp.claims);
    const { body } = await post(emulator, 'token-info', { token });
    expect(body?.clientId).not.toBe(appId);
  });

  test.each([{ token: 'unknown' }, { token: 1 }, {}])(
    'token-info answers 401 to the body %j, as Wix does',
    async (body) => {
      const { emulator } = setup();
      expect(await post(emulator, 'token-info', body)).toMatchObject({
        status: 401,
        body: {
          message: expect.any(String),
          details: { applicationError: { code: 'INVALID_TOKEN' } },
        },
      });
    },
  );
});

describe('client_credentials', () => {
  const grant_type = 'client_credentials';

  test('client_credentials returns an app token for an instance', async () => {
    const { emulator, ...credentials } = setup();
    const { body } = await post(emulator, 'token', { grant_type, ...credentials });
    expect(body).toMatchObject({
      access_token: expect.any(String),
      expires_in: expect.any(Number),
    });
    const info = await post(emulator, 'token-info', { token: body?.access_token });
    expect(info.body).toMatchObject({ subjectType: 'APP', instanceId: credentials.instance_id });
  });

  test.each([{ client_id: 'wrong' }, { client_secret: 'wrong' }, { client_secret: undefined }])(
    'client_credentials answers 401 to %o in place of the right credentials',
    async (wrong) => {
      const { emulator, ...credentials } = setup();
      const answer = await post(emulator, 'token', { grant_type, ...credentials, ...wrong });
      expect(answer.status).toBe(401);
    },
  );

  test('client_credentials answers 400 if the instance was removed or does not exist', async () => {
    const { emulator, ...credentials } = setup();
    for (const instance_id of [emulator.instances.removed.instance.instanceId, 'x', undefined]) {
      const body = { grant_type, ...credentials, instance_id };
      expect((await post(emulator, 'token', body)).status).toBe(400);
    }
  });

  test('client_credentials answers 400 if `instance_id` is called `instanceId`, as in Wix’s sample', async () => {
    const { emulator, instance_id: instanceId, ...credentials } = setup();
    const answer = await post(emulator, 'token', { grant_type, ...credentials, instanceId });
    expect(answer.status).toBe(400);
  });
});

describe('anonymous and refresh_token', () => {
  test('anonymous creates a visitor, and refresh_token returns a new token for the same visitor', async () => {
    const { emulator, instance_id: instanceId } = setup();
    const first = await post(emulator, 'token', { clientId: appId, grantType: 'anonymous' });
    const second = await post(emulator, 'token', {
      clientId: appId,
      refreshToken: first.body?.refresh_token,
      grantType: 'refresh_token',
    });
    expect(second.body?.access_token).not.toBe(first.body?.access_token);
    const infos = await Promise.all(
      [first, second].map(({ body }) =>
        post(emulator, 'token-info', { token: body?.access_token }),
      ),
    );
    expect(infos[0]?.body).toMatchObject({ subjectType: 'VISITOR', instanceId });
    expect(infos[1]?.body?.subjectId).toBe(infos[0]?.body?.subjectId);
  });

  test('anonymous and refresh_token refuse another client id and an invalid refresh token', async () => {
    const { emulator } = setup();
    const accessToken = emulator.mintToken(callers.visitor.claims);
    const anonymous = { clientId: 'other', grantType: 'anonymous' };
    const refresh = { clientId: appId, refreshToken: accessToken, grantType: 'refresh_token' };
    expect((await post(emulator, 'token', anonymous)).status).toBe(401);
    expect((await post(emulator, 'token', { ...refresh, clientId: 'other' })).status).toBe(401);
    expect((await post(emulator, 'token', refresh)).status).toBe(400);
  });
});

describe('strip_bound_session', () => {
  const grant_type = 'strip_bound_session';

  test('strip_bound_session returns another token for the same caller', async () => {
    const { emulator, client_secret } = setup();
    const access_token = emulator.mintToken(callers.owner.claims);
    const { body } = await post(emulator, 'token', { grant_type, client_secret, access_token });
    expect(body?.access_token).not.toBe(access_token);
    const info = await post(emulator, 'token-info', { token: body?.access_token });
    expect(info.body).toMatchObject({ subjectId: callers.owner.claims.subjectId });
  });

  test('strip_bound_session answers 401 to a wrong secret and to an expired token', async () => {
    const { emulator, client_secret } = setup();
    const live = emulator.mintToken(callers.owner.claims);
    const expired = emulator.mintToken(callers.expired.claims);
    for (const body of [
      { client_secret: 'wrong', access_token: live },
      { client_secret, access_token: expired },
    ]) {
      expect((await post(emulator, 'token', { grant_type, ...body })).status).toBe(401);
    }
  });
});

test.each([
  ['password', 'with the grant "password"'],
  ['wixemu_secret', 'with the grant that it names'],
  [undefined, 'with the grant that it names'],
])('the token endpoint answers 501 to the grant type %s', async (grant_type, words) => {
  const { emulator } = setup();
  const answer = await post(emulator, 'token', { grant_type });
  expect(answer).toMatchObject({
    status: 501,
    body: { details: { applicationError: { code: 'NOT_EMULATED' } } },
  });
  expect(answer.body?.message).toContain(`POST https://www.wixapis.com/oauth2/token ${words}`);
});
