import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { captureLog } from '../support/capture-log.js';
import { HOST_ROOT, type RunningApp, startApp, startDevApp } from '../support/start-app.js';

captureLog();

const echo = 'backend/instance/echo';
const hour = 3_600_000;
const systemDate = Date;
const systemNow = Date.now;

/** Far less than any step of the clock here, and far more than a call takes. */
const tolerance = 600_000;

describe.each([
  ['in production', startApp],
  ['in development', startDevApp],
])('the app’s clock %s', (mode, start) => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await start(HOST_ROOT);
  });
  afterAll(async () => {
    await app.close();
    expect(Date).toBe(systemDate);
  });
  beforeEach(() => app.reset());

  async function hoursAhead(): Promise<number> {
    const { text } = await app.call(echo);
    // A date makes the answer a devalue one.
    const [now = ''] = /\d{4}-\d\d-\d\dT[\d:.]+Z/.exec(text) ?? [];
    const hours = Math.abs(Date.parse(now) - systemNow()) / hour;
    expect(Math.abs(hours - Math.round(hours))).toBeLessThan(tolerance / hour);
    return Math.round(hours);
  }

  test(`the app uses the emulator’s clock ${mode}`, async () => {
    expect(await hoursAhead()).toBe(0);
    app.emulator.clock.advance(5 * hour);
    expect(await hoursAhead()).toBe(5);
    app.emulator.clock.advance(hour);
    expect(await hoursAhead()).toBe(6);
    app.reset();
    expect(await hoursAhead()).toBe(0);
  });

  test(`a token expires by the emulator’s clock ${mode}, even if the app has just verified it`, async () => {
    const token = app.token('visitor');
    expect((await app.call(echo, { token })).status).toBe(200);
    app.emulator.clearRequests();
    expect((await app.call(echo, { token })).status).toBe(200);
    app.emulator.clock.advance(5 * hour);
    expect(await app.call(echo, { token })).toMatchObject({
      status: 401,
      body: { error: { code: 'UNAUTHENTICATED' } },
    });
    expect((await app.call(echo, { token: app.token('visitor') })).status).toBe(200);
  });
});
