import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../../emulator.js';
import { readJsonObject } from '../../util/json.js';
import type { InstanceParameterClaims } from './instance-parameter.js';

const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';

// Its credentials take a while to make, and its clock is all that a test changes.
const emulator = createEmulator({ appId });
const { instance, site } = emulator.instances.premium;
const { instanceId } = instance;
const ownerId = emulator.callers.owner.claims.subjectId;

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const partsOf = (parameter: string) => parameter.split('.') as [string, string];
const payloadOf = (parameter: string) =>
  JSON.parse(Buffer.from(partsOf(parameter)[1], 'base64url').toString());

async function tokenInfo(token: string, { fetch }: Pick<Emulator, 'fetch'> = emulator) {
  const body = JSON.stringify({ token });
  const answer = await fetch(
    new Request('https://www.wixapis.com/oauth2/token-info', { method: 'POST', body }),
  );
  return { status: answer.status, body: await readJsonObject(answer) };
}

const unreadable = {
  status: 401,
  body: { details: { applicationError: { code: 'INVALID_TOKEN' } } },
};

test('is the payload behind its signature by the app’s secret, as Wix documents it', () => {
  const parameter = emulator.signInstance({ instanceId, permissions: 'OWNER' });
  expect(parameter).toMatch(/^[\w-]{43}\.[\w-]+$/);
  const [signature, payload] = partsOf(parameter);
  const hmac = createHmac('sha256', emulator.env.WIX_CLIENT_SECRET).update(payload);
  expect(signature).toBe(hmac.digest('base64url'));
  const { signDate, expirationDate, ...claims } = payloadOf(parameter);
  expect(claims).toEqual({
    instanceId,
    appDefId: appId,
    uid: ownerId,
    permissions: 'OWNER',
    demoMode: false,
    siteOwnerId: ownerId,
  });
  expect(Date.parse(expirationDate) - Date.parse(signDate)).toBe(4 * 60 * 60 * 1000);
});

test('is signed for no instance that does not exist', () => {
  expect(() => emulator.signInstance({ instanceId: 'x' })).toThrow(/Unknown "instanceId": x/);
});

describe('token-info', () => {
  test.each<[string, Omit<InstanceParameterClaims, 'instanceId'>, object]>([
    ['the owner', { permissions: 'OWNER' }, { subjectType: 'USER', subjectId: ownerId }],
    ['a user', { permissions: 'OWNER', uid: 'u' }, { subjectType: 'USER', subjectId: 'u' }],
    ['a member', { uid: 'm' }, { subjectType: 'MEMBER', subjectId: 'm' }],
    [
      'a visitor',
      {},
      { subjectType: 'VISITOR', subjectId: expect.stringMatching(/^[\da-f-]{36}$/) },
    ],
  ])('tells of %s what it tells of a token', async (_, claims, subject) => {
    const parameter = emulator.signInstance({ instanceId, ...claims });
    const { status, body } = await tokenInfo(parameter);
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        active: true,
        ...subject,
        clientId: appId,
        siteId: site.siteId,
        instanceId,
        iat: expect.any(Number),
        exp: Date.parse(payloadOf(parameter).expirationDate) / 1000,
      },
    });
    expect(await tokenInfo(parameter)).toEqual({ status, body });
  });

  test('calls one that has expired not active, by the emulator’s clock', async () => {
    const expired = emulator.signInstance({ instanceId, expiresInSeconds: -1 });
    expect(await tokenInfo(expired)).toMatchObject({ status: 200, body: { active: false } });
    const live = emulator.signInstance({ instanceId });
    expect(await tokenInfo(live)).toMatchObject({ body: { active: true } });
    emulator.clock.advance(4 * 60 * 60 * 1000);
    expect(await tokenInfo(live)).toMatchObject({ status: 200, body: { active: false } });
    emulator.reset();
  });

  test('names the other app that one is made for, whose secret is another', async () => {
    const appDefId = 'f04e1640-5d6e-4f70-8a9b-000000000005';
    const foreign = emulator.signInstance({ instanceId, appDefId });
    expect(await tokenInfo(foreign)).toMatchObject({ status: 200, body: { clientId: appDefId } });
    const [signature, payload] = partsOf(foreign);
    const hmac = createHmac('sha256', emulator.env.WIX_CLIENT_SECRET).update(payload);
    expect(signature).not.toBe(hmac.digest('base64url'));
  });

  test('knows one of a removed instance, as a token of it', async () => {
    const { instanceId } = emulator.instances.removed.instance;
    expect(await tokenInfo(emulator.signInstance({ instanceId }))).toMatchObject({
      status: 200,
      body: { active: true, instanceId },
    });
  });

  const [signature, payload] = partsOf(emulator.signInstance({ instanceId }));
  const signed = (value: unknown) => {
    const hmac = createHmac('sha256', emulator.env.WIX_CLIENT_SECRET).update(base64(value));
    return `${hmac.digest('base64url')}.${base64(value)}`;
  };
  const claims = payloadOf(`${signature}.${payload}`);

  test.each([
    ['whose payload has been changed', `${signature}.${base64({ ...claims, uid: ownerId })}`],
    ['whose signature has been changed', `${signature.slice(0, -2)}xx.${payload}`],
    ['whose signature is written otherwise', `${signature}=.${payload}`],
    ['without a signature', `.${payload}`],
    ['without a payload', `${signature}.`],
    ['of one part', payload],
    ['of three parts', `${signature}.${payload}.`],
    ['that is no JSON', `${signature}.${Buffer.from('{').toString('base64url')}`],
    ['of an instance that does not exist', signed({ ...claims, instanceId: 'x' })],
    ['of no instance', signed({ ...claims, instanceId: undefined })],
    ['of no app', signed({ ...claims, appDefId: undefined })],
    ['without an end', signed({ ...claims, expirationDate: undefined })],
    [
      'that another secret has signed',
      createEmulator({ appId }).signInstance({ instanceId, permissions: 'OWNER' }),
    ],
  ])('refuses one %s, as a token that it does not know', async (_, parameter) => {
    expect(await tokenInfo(signed(claims))).toMatchObject({ status: 200 });
    expect(await tokenInfo(parameter)).toMatchObject(unreadable);
  });
});

test('neither half of it is logged', async () => {
  const parameter = emulator.signInstance({ instanceId, permissions: 'OWNER' });
  const url = `https://example.com/${parameter}/x?instance=${parameter}`;
  await emulator.fetch(
    new Request(url, {
      method: 'POST',
      body: JSON.stringify({ page: `see ${parameter}!`, encoded: `?instance%3D${parameter}%26x` }),
    }),
  );
  const logged = JSON.stringify(emulator.requests.at(-1));
  for (const part of partsOf(parameter)) expect(logged).not.toContain(part.slice(0, 20));
  expect(logged).toContain('[redacted]/x');
  expect(logged).toContain('see [redacted]!');
  expect(logged).toContain('?instance%3D[redacted]%26x');
});
