import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type InstanceKey, instanceKeys } from 'wix-emulator';
import { secretsOf } from '../conformance/expected-answer.js';
import { APP_ROOT, type RunningApp, startApp } from '../support/start-app.js';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp(APP_ROOT);
});
afterAll(() => app?.close());
beforeEach(() => app.emulator.reset());

const installed = instanceKeys.filter((key): key is InstanceKey => key !== 'removed');

describe('getInstance()', () => {
  test.each(installed)(
    'getInstance() returns the public data of the %s instance, and nothing private',
    async (key) => {
      const seeded = app.emulator.instances[key];
      const secrets = secretsOf(seeded);
      expect(secrets).toContain(seeded.site.ownerInfo?.email);
      for (const as of ['visitor', 'member', 'owner'] as const) {
        const { status, text } = await app.call('backend/instance/getInstance', {
          as,
          instance: key,
        });
        expect(status).toBe(200);
        expect(text).toContain(seeded.instance.instanceId);
        expect(text).toContain(seeded.site.siteDisplayName);
        for (const secret of secrets) expect(text).not.toContain(secret);
      }
    },
  );

  test('getInstance() takes the instance from the token, and not from an argument', async () => {
    const { free, premium } = app.emulator.instances;
    const answer = await app.call('backend/instance/getInstance', {
      instance: 'free',
      init: { body: JSON.stringify([premium.instance.instanceId]) },
    });
    expect(answer.body).toMatchObject({
      instanceId: free.instance.instanceId,
      instance: { instanceId: free.instance.instanceId, isFree: true },
    });
  });
});

describe('getInstanceDetails()', () => {
  test.each(installed)(
    'getInstanceDetails() returns all data of the %s instance to the owner',
    async (key) => {
      const seeded = app.emulator.instances[key];
      const { status, text } = await app.call('backend/instance/getInstanceDetails', {
        as: 'owner',
        instance: key,
      });
      expect(status).toBe(200);
      for (const secret of secretsOf(seeded)) expect(text).toContain(secret);
    },
  );

  test.each(['visitor', 'member'] as const)(
    'getInstanceDetails() refuses a %s with 403',
    async (as) => {
      const answer = await app.call('backend/instance/getInstanceDetails', { as });
      expect(answer).toMatchObject({ status: 403, body: { error: { code: 'FORBIDDEN' } } });
      for (const secret of secretsOf(app.emulator.instances.premium)) {
        expect(answer.text).not.toContain(secret);
      }
    },
  );
});
