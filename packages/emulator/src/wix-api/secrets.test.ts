import { createClient } from '@wix/sdk';
import { secrets } from '@wix/secrets';
import { beforeEach, describe, expect, test } from 'vitest';
import { createEmulator } from '../emulator.js';
import type { SubjectType } from '../model/tokens/claims.js';
import { defaultSeed } from '../seed/default-seed.js';

const VALUE = 'sk_test_"quoted"-0123456789';
const emulator = createEmulator({
  appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21',
  seed: (now: number) => ({ ...defaultSeed(now), secrets: { 'stripe/key ä': VALUE, pin: '12' } }),
});
beforeEach(() => emulator.reset());

/** The real SDK with a token of the emulator. */
function sdk(subjectType: SubjectType = 'APP', key: 'premium' | 'free' | 'removed' = 'premium') {
  const { instanceId } = emulator.instances[key].instance;
  const token = emulator.mintToken({ subjectType, instanceId });
  return createClient({
    auth: { getAuthHeaders: async () => ({ headers: { Authorization: token } }) },
    modules: { secrets },
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
  }).secrets;
}

test('getSecretValue() finds a secret of the seed by a name with special characters', async () => {
  expect(await sdk().getSecretValue('stripe/key ä')).toEqual({ value: VALUE });
  expect(await sdk('USER', 'free').getSecretValue('pin')).toEqual({ value: '12' });
});

test('getSecretValue() rejects with 404 for a secret that does not exist', async () => {
  await expect(sdk().getSecretValue('none')).rejects.toMatchObject({ status: 404 });
});

test('a secret with a malformed name in its address is answered with 404', async () => {
  const { instanceId } = emulator.instances.premium.instance;
  const authorization = emulator.mintToken({ subjectType: 'APP', instanceId });
  const secrets = 'https://www.wixapis.com/_api/cloud-secrets-vault-server/api/v1/secrets';
  for (const [method, path] of [
    ['GET', '/name/%E0%A4%A'],
    ['DELETE', '/%ZZ'],
  ]) {
    const request = new Request(secrets + path, {
      method: String(method),
      headers: { authorization },
    });
    expect((await emulator.fetch(request)).status).toBe(404);
  }
});

test('listSecretInfo() returns the secrets without their values', async () => {
  const { secrets: list = [] } = await sdk().listSecretInfo();
  const date = expect.any(Date);
  const id = expect.stringMatching(/^[0-9a-f-]{36}$/);
  expect(list).toEqual([
    { name: 'stripe/key ä', _id: id, _createdDate: date, _updatedDate: date },
    { name: 'pin', _id: id, _createdDate: date, _updatedDate: date },
  ]);
});

test('an app creates, changes and deletes the secrets of one site, until the emulator is reset', async () => {
  const id = await sdk().createSecret({ name: 'new', value: 'first-value' });
  await sdk().updateSecret(String(id), { name: 'new', value: 'second-value' });
  expect(await sdk().getSecretValue('new')).toEqual({ value: 'second-value' });
  await expect(sdk('APP', 'free').getSecretValue('new')).rejects.toMatchObject({ status: 404 });
  await expect(sdk().createSecret({ name: 'new', value: 'x' })).rejects.toMatchObject({
    status: 409,
  });
  await sdk().deleteSecret(String(id));
  await expect(sdk().getSecretValue('new')).rejects.toMatchObject({ status: 404 });
  await expect(sdk().deleteSecret(String(id))).rejects.toMatchObject({ status: 404 });
  await sdk().createSecret({ name: 'new', value: 'third-value' });
  emulator.reset();
  await expect(sdk().getSecretValue('new')).rejects.toMatchObject({ status: 404 });
});

test.each<[SubjectType, 'premium' | 'removed', number]>([
  ['VISITOR', 'premium', 403],
  ['MEMBER', 'premium', 403],
  ['APP', 'removed', 404],
])('getSecretValue() rejects %s on the %s instance with %i', async (subjectType, key, status) => {
  await expect(sdk(subjectType, key).getSecretValue('pin')).rejects.toMatchObject({ status });
});

describe('secret values', () => {
  const everything = () =>
    JSON.stringify([emulator.requests, emulator.calls, emulator.exportState()]);

  test('secret values are in no log of requests and in no exported state', async () => {
    await sdk().getSecretValue('stripe/key ä');
    const id = await sdk().createSecret({ name: 'new', value: 'first-value' });
    await sdk().updateSecret(String(id), { name: 'new', value: 'second-value' });
    expect(emulator.requests).toHaveLength(3);
    for (const text of ['sk_test_', '0123456789', 'first-value', 'second-value']) {
      expect(everything()).not.toContain(text);
    }
  });

  test.each([
    ['as text', VALUE],
    ['in JSON', JSON.stringify({ key: `Bearer ${VALUE}` })],
    ['at the end of a body that was cut', `${'x'.repeat(100)}${VALUE.slice(0, 12)}… [cut]`],
  ])('a secret value in the body of a call is masked: %s', (_, body) => {
    const { end } = emulator.startCall({ kind: 'web-method', method: 'a/b' });
    end({ status: 200, requestBody: body, responseBody: body });
    expect(emulator.calls[0]?.responseBody).toContain('[redacted]');
    expect(everything()).not.toContain('sk_test_');
  });
});
