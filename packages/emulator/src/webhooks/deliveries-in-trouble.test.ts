import { describe, expect, test, vi } from 'vitest';
import { setup, statuses } from './deliveries.harness.js';

const minute = 60 * 1000;

const installed = { type: 'AppInstalled', data: { appId: 'an app' } } as const;

describe('event handlers that hang', () => {
  test('an event handler that hangs delays only the retries of the same delivery', async () => {
    const limits: AbortController[] = [];
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const limit = new AbortController();
      limits.push(limit);
      return limit.signal;
    });
    const { emulator, posts } = await setup(({ path }) => {
      return path === '/converted' ? new Promise(() => {}) : 200;
    });
    /** Lets the emulator give up once all eight deliveries wait for an answer at the same time. */
    const giveUpOnEight = async () => {
      await expect.poll(() => posts).toHaveLength(8);
      posts.length = 0;
      for (const limit of limits.splice(0)) limit.abort();
    };
    const event = { type: 'PlanConvertedToPaid', data: {} } as const;
    const sent = Array.from({ length: 8 }, () => emulator.events.send('premium', event));
    await giveUpOnEight();
    await Promise.all(sent);
    emulator.clock.advance(12 * minute);
    // Two more attempts of each.
    await giveUpOnEight();
    await giveUpOnEight();
    await emulator.events.settled();
    timeout.mockRestore();
    expect(statuses(emulator, '/converted')).toEqual(Array(8).fill(['retrying', 0, 0, 0]));
    for (const { attempts } of emulator.events.entries) {
      const times = attempts.map(({ time }) => time);
      expect(times).toEqual([...times].sort());
    }
  });
});

test('an event that became due in an imported state is not sent after a reset', async () => {
  const { emulator, posts } = await setup();
  const state = emulator.exportState();
  const time = new Date(Date.now() - 20 * 24 * 60 * minute).toISOString();
  const { trial, ...others } = state.instances;
  if (!trial) throw new Error('The seed has no trial.');
  const expirationDate = new Date(Date.now() - 24 * 60 * minute).toISOString();
  const { billing } = trial.instance;
  const ending = {
    ...trial,
    instance: { ...trial.instance, billing: { ...billing, expirationDate } },
  };
  // Back to the computer's time, the clock moves ahead, past the end of the trial.
  emulator.importState({ ...state, time, instances: { ...others, trial: ending } });
  emulator.reset();
  await emulator.events.settled();
  expect([posts, emulator.events.entries]).toEqual([[], []]);
});

test('an error in a delivery is logged, and later attempts still run', async () => {
  const print = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { emulator } = await setup(() => 500);
  const [delivery] = await emulator.events.send('premium', installed);
  const real = JSON.stringify;
  const broken = vi.spyOn(JSON, 'stringify').mockImplementation(() => {
    throw new Error('broken');
  });
  emulator.clock.advance(2 * minute);
  await emulator.events.settled();
  broken.mockRestore();
  expect(JSON.stringify).toBe(real);
  expect(print).toHaveBeenCalled();
  emulator.clock.advance(1);
  await emulator.events.settled();
  expect(delivery?.attempts).toHaveLength(1);
  expect(statuses(emulator, '/first')).toEqual([['retrying', 500, 500]]);
  print.mockRestore();
});
