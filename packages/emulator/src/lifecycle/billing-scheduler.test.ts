import { expect, test, vi } from 'vitest';
import { createEmulator } from '../emulator.js';

// The emulator keeps the computer's clock from its start, so the fake one must be there before.
vi.hoisted(() => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }));

const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
const hour = 60 * 60 * 1000;

/** Lets the alarm ring, which is set for the next turn when instances have changed. */
const aTurnLater = () => vi.advanceTimersByTimeAsync(1);

test('an expiration date in the past stays unchanged, however long the emulator has run', async () => {
  const emulator = createEmulator({ appId });
  await aTurnLater();
  vi.setSystemTime(Date.now() + 3 * hour);
  const expirationDate = new Date(emulator.clock.now() - hour).toISOString();
  emulator.update('premium', ({ instance, ...rest }) => ({
    ...rest,
    instance: { ...instance, billing: { ...instance.billing, expirationDate } },
  }));
  await aTurnLater();
  emulator.clock.advance(hour);
  expect(emulator.instances.premium.instance.billing?.expirationDate).toBe(expirationDate);
});

test('emulator.perform() refuses to reactivate a plan whose end has passed in the meantime', async () => {
  const emulator = createEmulator({ appId });
  await aTurnLater();
  vi.setSystemTime(Date.now() + 25 * 24 * hour + 1000);
  await expect(emulator.perform('cancelled', { action: 'reactivate' })).rejects.toThrow(
    'cancelled has no plan to reactivate. Buy one first.',
  );
});

test.each([
  ['as time passes', 0],
  ['as time passes after a move of the clock', 2 * hour],
])('a plan ends at its changed expiration date %s', async (_, aheadMs) => {
  const emulator = createEmulator({ appId });
  await aTurnLater();
  const expirationDate = new Date(emulator.clock.now() + aheadMs + 200).toISOString();
  emulator.update('cancelled', ({ instance, ...rest }) => ({
    ...rest,
    instance: { ...instance, billing: { ...instance.billing, expirationDate } },
  }));
  if (aheadMs > 0) emulator.clock.advance(aheadMs);
  vi.advanceTimersByTime(199);
  expect(emulator.instances.cancelled.instance.isFree).toBe(false);
  vi.advanceTimersByTime(1);
  expect(emulator.instances.cancelled.instance.isFree).toBe(true);
});
