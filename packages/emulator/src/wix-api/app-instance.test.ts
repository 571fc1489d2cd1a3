import { expect, test } from 'vitest';
import { createEmulator } from '../emulator.js';
import type { TokenClaims } from '../model/tokens/claims.js';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });

function getInstance(claims?: TokenClaims): Promise<Response> {
  const headers = claims && { authorization: emulator.mintToken(claims) };
  return emulator.fetch(
    new Request('https://www.wixapis.com/apps/v1/instance', headers ? { headers } : {}),
  );
}

test('the app instance endpoint returns the instance of the app’s token, with dates as text', async () => {
  const { instance, site } = emulator.instances.trialEnded;
  const answer = await getInstance({ subjectType: 'APP', instanceId: instance.instanceId });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual(JSON.parse(JSON.stringify({ instance, site })));
});

test('the app instance endpoint refuses tokens that are missing, expired, of another app, or of a visitor or member', async () => {
  const { instanceId } = emulator.instances.premium.instance;
  const removed = emulator.instances.removed.instance.instanceId;
  const answers = await Promise.all([
    getInstance(),
    getInstance({ subjectType: 'APP', instanceId, expiresInSeconds: -1 }),
    getInstance({ subjectType: 'VISITOR', instanceId }),
    getInstance({ subjectType: 'MEMBER', instanceId }),
    getInstance({ subjectType: 'APP', instanceId, clientId: 'another app' }),
    getInstance({ subjectType: 'USER', instanceId, clientId: 'another app' }),
    getInstance({ subjectType: 'APP', instanceId: removed }),
    getInstance({ subjectType: 'USER', instanceId: removed }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 403, 403, 403, 403, 404, 404]);
});

test('the app instance endpoint returns the instance to a Wix user of the site', async () => {
  const { instanceId } = emulator.instances.free.instance;
  const answer = await getInstance({ subjectType: 'USER', instanceId });
  expect(await answer.json()).toMatchObject({ instance: { instanceId } });
  expect(emulator.requests.at(-1)).toMatchObject({ operation: 'get-app-instance', tag: 'partial' });
});
