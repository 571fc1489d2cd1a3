import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { wixTest } from 'wix-emulator/vitest';

const test = wixTest({ root: fileURLToPath(new URL('..', import.meta.url)) });

test('getInstance() returns the new plan after the owner has bought one', async ({
  emulator,
  app: _,
}) => {
  await emulator.perform('free', { action: 'buy', plan: 'Pro' });
  const { status, body } = await emulator.call({
    method: 'backend/instance/getInstance',
    as: 'visitor',
    instance: 'free',
  });
  expect(status).toBe(200);
  expect(JSON.parse(body).instance).toEqual({ isFree: false, plan: 'Pro' });
});
