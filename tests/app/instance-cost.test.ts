import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { APP_ROOT, type RunningApp, startApp } from '../support/start-app.js';
import { askName, events, expectFreshAfter, hit, miss, rename, stale } from './instance-events.js';

const second = 1000;
const minute = 60 * second;

let app: RunningApp;

beforeAll(async () => {
  // The app logs every failure of Wix's that the tests make.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  app = await startApp(APP_ROOT);
});
afterAll(() => app?.close());
beforeEach(() => app.reset());

const ofWix = { kind: 'status', status: 503, operation: 'get-app-instance' } as const;

/** What each call of the app has asked of Wix, telemetry included, in the order of the alphabet. */
function asked(): unknown[][] {
  return app.emulator.calls.map(({ requests }) => requests.map((it) => it.operation).sort());
}

describe('requests to Wix per call', () => {
  test('getInstance() makes 5 requests to Wix at first, 2 of them for monitoring, then 0, or 1 for a new token', async () => {
    const id = 'backend/instance/getInstance';
    const token = app.token('visitor');
    await app.call(id, { token });
    await app.call(id, { token });
    await app.call(id, { token: app.token('visitor') });
    // Telemetry comes in the background, and that of the calls before comes before that of the last.
    await app.call(id, { instance: 'free' });
    await expect
      .poll(asked)
      .toEqual([
        [
          'client-credentials',
          'get-app-instance',
          'strip-bound-session',
          'telemetry',
          'token-info',
        ],
        [],
        ['token-info'],
        expect.objectContaining({ length: 5 }),
      ]);
    expect(app.emulator.requests).toHaveLength(11);
  });

  test('getViewer() makes no request to Wix for a known token, except for telemetry', async () => {
    const token = app.token('owner');
    await app.call('backend/viewer/getViewer', { token });
    const first = ['strip-bound-session', 'telemetry', 'token-info'];
    // The monitoring of a call comes after its answer, and the next call uses its token.
    await expect.poll(asked).toEqual([first]);
    const answer = await app.call('backend/viewer/getViewer', { token });
    expect(answer).toMatchObject({ status: 200, body: { canUpgrade: true } });
    await expect.poll(asked).toEqual([first, ['telemetry']]);
  });

  test('a preflight makes no request to Wix', async () => {
    const headers = {
      origin: 'https://a-customer.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    };
    const init = { method: 'OPTIONS', headers };
    const answer = await app.call('backend/instance/getInstance', { as: null, init });
    expect(answer.status).toBe(204);
    await app.call('backend/instance/getInstance');
    const sum = () => [app.emulator.calls.length, app.emulator.requests.length];
    await expect.poll(sum).toEqual([1, 5]);
  });
});

describe('the cached result of getInstance()', () => {
  test.each(events)(
    'the event $type refreshes getInstance() for its instance, and other instances stay cached',
    (event) => expectFreshAfter(app, event),
  );

  test('getInstance() returns data that is at most a minute old if no event arrives', async () => {
    const { name } = await askName(app);
    rename(app, 'Renamed');
    // Some of the minute passes by itself.
    app.emulator.clock.advance(30 * second);
    expect(await askName(app)).toEqual({ name, cache: hit });
    app.emulator.clock.advance(31 * second);
    expect(await askName(app)).toEqual({ name: 'Renamed', cache: miss });
  });

  test('getInstance() serves a stale result while Wix fails, for up to ten minutes after it expires', async () => {
    const { name } = await askName(app);
    app.emulator.faults.add(ofWix);
    app.emulator.clock.advance(minute + 9 * minute);
    expect(await askName(app)).toEqual({ name, cache: stale });
    app.emulator.clock.advance(minute);
    const answer = await app.call('backend/instance/getInstance');
    expect(answer).toMatchObject({ status: 502, body: { error: { code: 'UPSTREAM' } } });
  });

  test('getInstance() returns no data of a removed instance after the removal event', async () => {
    const { name } = await askName(app);
    expect(await askName(app)).toEqual({ name, cache: hit });
    const { deliveries } = await app.emulator.perform('premium', { action: 'remove' });
    expect(deliveries).toMatchObject([{ type: 'AppRemoved', state: 'delivered' }]);
    const answer = await app.call('backend/instance/getInstance');
    expect(answer.status).toBe(502);
    expect(answer.text).not.toContain(name);
  });

  test('getInstance() returns no data of a removed instance once the cache expires, even without an event', async () => {
    const { name } = await askName(app);
    app.emulator.update('premium', (appInstance) => ({ ...appInstance, installed: false }));
    app.emulator.clock.advance(61 * second);
    const removed = await app.call('backend/instance/getInstance');
    expect(removed.status).toBe(404);
    expect(removed.text).not.toContain(name);
    // Nor while Wix fails: what was kept is gone.
    app.emulator.faults.add(ofWix);
    expect((await app.call('backend/instance/getInstance')).status).toBe(502);
  });

  test('getInstance() returns a new plan as soon as it is bought', async () => {
    const ask = () => app.call('backend/instance/getInstance', { instance: 'free' });
    expect((await ask()).body).toMatchObject({ instance: { isFree: true } });
    await app.emulator.perform('free', { action: 'buy', plan: 'Basic' });
    expect((await ask()).body).toMatchObject({
      instance: { isFree: false, billing: { packageName: 'Basic' } },
    });
  });
});

describe('getInstanceDetails()', () => {
  test('getInstanceDetails() returns Wix’s current data without any event', async () => {
    for (const name of ['First name', 'Second name']) {
      rename(app, name);
      const answer = await app.call('backend/instance/getInstanceDetails', { as: 'owner' });
      expect(answer.body).toMatchObject({ site: { siteDisplayName: name } });
      expect(answer.headers.get('cache-status')).toBeNull();
    }
  });
});
