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

test('signInstance() signs its payload with the app secret, in the format that Wix documents', () => {
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

test('signInstance() refuses an unknown instance id', () => {
  expect(() => emulator.signInstance({ instanceId: 'x' })).toThrow(/Unknown "instanceId": x/);
});

describe('the token-info operation', () => {
  test.each<[string, Omit<InstanceParameterClaims, 'instanceId'>, object]>([
    ['the owner', { permissions: 'OWNER' }, { subjectType: 'USER', subjectId: ownerId }],
    ['a user', { permissions: 'OWNER', uid: 'u' }, { subjectType: 'USER', subjectId: 'u' }],
    ['a member', { uid: 'm' }, { subjectType: 'MEMBER', subjectId: 'm' }],
    [
      'a visitor',
      {},
      { subjectType: 'VISITOR', subjectId: expect.stringMatching(/^[\da-f-]{36}$/) },
    ],
  ])('token-info identifies %s from an instance parameter', async (_, claims, subject) => {
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

  test('token-info reports an expired instance parameter as inactive, by the clock of the emulator', async () => {
    const expired = emulator.signInstance({ instanceId, expiresInSeconds: -1 });
    expect(await tokenInfo(expired)).toMatchObject({ status: 200, body: { active: false } });
    const live = emulator.signInstance({ instanceId });
    expect(await tokenInfo(live)).toMatchObject({ body: { active: true } });
    emulator.clock.advance(4 * 60 * 60 * 1000);
    expect(await tokenInfo(live)).toMatchObject({ status: 200, body: { active: false } });
    emulator.reset();
  });

  test('an instance parameter for another app names that app and is signed with another secret', async () => {
    const appDefId = 'f04e1640-5d6e-4f70-8a9b-000000000005';
    const foreign = emulator.signInstance({ instanceId, appDefId });
    expect(await tokenInfo(foreign)).toMatchObject({ status: 200, body: { clientId: appDefId } });
    const [signature, payload] = partsOf(foreign);
    const hmac = createHmac('sha256', emulator.env.WIX_CLIENT_SECRET).update(payload);
    expect(signature).not.toBe(hmac.digest('base64url'));
  });

  test('token-info accepts an instance parameter for a removed instance', async () => {
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
    ['with padding in its signature', `${signature}=.${payload}`],
    ['without a signature', `.${payload}`],
    ['without a payload', `${signature}.`],
    ['with only one part', payload],
    ['with three parts', `${signature}.${payload}.`],
    ['whose payload is not JSON', `${signature}.${Buffer.from('{').toString('base64url')}`],
    ['for an unknown instance', signed({ ...claims, instanceId: 'x' })],
    ['without an instance id', signed({ ...claims, instanceId: undefined })],
    ['without an app id', signed({ ...claims, appDefId: undefined })],
    ['without an expiration date', signed({ ...claims, expirationDate: undefined })],
    [
      'that is signed with another secret',
      createEmulator({ appId }).signInstance({ instanceId, permissions: 'OWNER' }),
    ],
  ])('token-info answers 401 to an instance parameter %s', async (_, parameter) => {
    expect(await tokenInfo(signed(claims))).toMatchObject({ status: 200 });
    expect(await tokenInfo(parameter)).toMatchObject(unreadable);
  });
});

test('the request log contains neither part of an instance parameter', async () => {
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
