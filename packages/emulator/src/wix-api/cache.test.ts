import { expect, test } from 'vitest';
import { createEmulator } from '../emulator.js';
import type { SubjectType } from '../model/tokens/claims.js';

const emulator = createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' });

/** Sends what `invalidateCache()` of `@wix/cache` sends. */
async function invalidate(body: unknown, subjectType: SubjectType = 'APP') {
  const { instanceId } = emulator.instances.premium.instance;
  const authorization = emulator.mintToken({ subjectType, instanceId });
  const answer = await emulator.fetch(
    new Request('https://www.wixapis.com/v1/invalidate-cache', {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  return { status: answer.status, body: await answer.json() };
}

test('invalidateCache() accepts tags, and is tagged partial because nothing is dropped', async () => {
  const body = { invalidationMethods: [{ tag: 'plan' }] };
  expect(await invalidate(body)).toEqual({ status: 200, body: {} });
  expect(emulator.requests.at(-1)?.tag).toBe('partial');
});

test('invalidateCache() refuses a request without tags, and a visitor', async () => {
  expect(await invalidate({ tags: ['plan'] })).toMatchObject({ status: 400 });
  expect(await invalidate({ invalidationMethods: [] }, 'VISITOR')).toMatchObject({ status: 403 });
});
