import { beforeEach, expect, test } from 'vitest';
import { createHarness } from './control.harness.js';

const { ask, emulator } = createHarness();

beforeEach(() => emulator.reset());

test('`/emulator/clock` returns the time and moves the clock forward by a number of seconds', async () => {
  const started = Date.now();
  expect(await ask('GET', '/clock')).toMatchObject({ status: 200, body: { offsetSeconds: 0 } });
  const { status, body } = await ask('POST', '/clock', { advanceSeconds: 3600 });
  expect(status).toBe(200);
  expect(body).toEqual({ now: expect.any(String), offsetSeconds: 3600 });
  expect(emulator.clock.now()).toBeGreaterThanOrEqual(started + 3_600_000);
});

test('`POST /emulator/clock` moves the clock to a given time', async () => {
  const now = new Date(Date.now() + 86_400_000);
  await ask('POST', '/clock', { now: now.toISOString() });
  expect(Math.round(emulator.clock.offsetMs / 3_600_000)).toBe(24);
  const { status } = await ask('POST', '/clock', { now: '2099-01-01T01:00:00+01:00' });
  expect(status).toBe(200);
  expect(new Date(emulator.clock.now()).getUTCFullYear()).toBe(2099);
});

test('`POST /emulator/clock` responds after everything that became due is done', async () => {
  const order: string[] = [];
  const harness = createHarness();
  Object.assign(harness.emulator.events, {
    settled: async () => {
      await new Promise(setImmediate);
      order.push('settled');
    },
  });
  await harness.ask('POST', '/clock', { advanceSeconds: 1 });
  expect(order).toEqual(['settled']);
});

test.each([
  [{ advanceSeconds: -1 }, 'The clock only moves forward. Reset the emulator to set it back.'],
  [
    { now: '2001-01-01T00:00:00Z' },
    'The clock only moves forward. Reset the emulator to set it back.',
  ],
  [{ advanceSeconds: 1e300 }, /year 9989/],
  [{ now: 'tomorrow' }, /^"now" must be a date and time in ISO 8601/],
  [{}, /must have either "advanceSeconds"/],
  [{ advanceSeconds: 1, now: '2099-01-01T00:00:00Z' }, /must have either "advanceSeconds"/],
])('`POST /emulator/clock` refuses %j and says why', async (move, error) => {
  expect(await ask('POST', '/clock', move)).toMatchObject({
    status: 400,
    body: { error: expect.stringMatching(error) },
  });
  expect(emulator.clock.offsetMs).toBe(0);
});
