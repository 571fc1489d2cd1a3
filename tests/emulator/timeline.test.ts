import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CallLogEntry, instanceKeys } from 'wix-emulator';
import { captureLog } from '../support/capture-log.js';
import { HOST_ROOT, type RunningApp, startApp, startDevApp } from '../support/start-app.js';

captureLog();

const getInstance = 'backend/instance/getInstance';

/** What a call of `getInstance` asks of Wix; in production Wix's monitoring adds to it. */
const asked = ['token-info', 'client-credentials', 'get-app-instance'];
const monitoring = ['strip-bound-session', 'telemetry'];

describe.each([
  ['in production', startApp, [...asked, ...monitoring]],
  ['in development', startDevApp, asked],
])('the timeline %s', (mode, start, expected) => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await start(HOST_ROOT);
  });
  afterAll(() => app.close());
  beforeEach(() => app.reset());

  /** The calls of the app, once what they ask of Wix in the background has been asked, too. */
  async function timeline(requests: number): Promise<readonly CallLogEntry[]> {
    await expect
      .poll(() => app.emulator.calls.flatMap((call) => call.requests).length)
      .toBeGreaterThanOrEqual(requests);
    return app.emulator.calls;
  }

  test(`the timeline ${mode} lists the requests to Wix of a call in order`, async () => {
    await app.call(getInstance, { args: [{ password: 'hidden' }, 'shown'] });
    const calls = await timeline(expected.length);
    expect(calls).toMatchObject([
      {
        kind: 'web-method',
        method: getInstance,
        status: 200,
        durationMs: expect.any(Number),
        requestBody: '[{"password":"[redacted]"},"shown"]',
        responseBody: expect.stringContaining('"isFree":false'),
      },
    ]);
    const requests = calls[0]?.requests ?? [];
    expect(requests.map(({ operation }) => operation)).toEqual(expected);
    for (const request of requests) {
      expect(request).toMatchObject({ status: 200, durationMs: expect.any(Number) });
    }
    expect(requests.slice(0, 3)).toMatchObject([
      {
        method: 'POST',
        url: 'https://www.wixapis.com/oauth2/token-info',
        requestBody: '{"token":"[redacted]"}',
        responseBody: expect.stringContaining('"subjectType":"VISITOR"'),
      },
      {
        url: 'https://www.wixapis.com/oauth2/token',
        requestBody: expect.stringContaining('"client_secret":"[redacted]"'),
        responseBody: expect.stringContaining('"access_token":"[redacted]"'),
      },
      { method: 'GET', responseBody: expect.stringContaining('"isFree":false') },
    ]);
    const times = requests.map(({ time }) => time);
    expect(times).toEqual(times.toSorted());
  });

  test(`the timeline ${mode} never lists a request to Wix under another call`, async () => {
    const keys = instanceKeys.filter((key) => app.emulator.instances[key].installed);
    const instances = Array.from({ length: 30 }, (_, index) => keys[index % keys.length] ?? 'free');
    const answers = await Promise.all(
      instances.map((instance, index) => app.call(getInstance, { instance, args: [index] })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    // The app's token is asked for once for each instance, or a few times at the same moment.
    const calls = await timeline(2 * 30 + instanceKeys.length - 1);
    expect(new Set(calls.map(({ requestBody }) => requestBody)).size).toBe(30);
    for (const { requests, requestBody = '' } of calls) {
      const own = instances[JSON.parse(requestBody)[0]] ?? 'free';
      const operations = requests.map(({ operation }) => operation);
      expect(operations).toEqual(expect.arrayContaining(['token-info', 'get-app-instance']));
      expect(expected).toEqual(expect.arrayContaining(operations));
      const bodies = requests
        .filter(({ operation }) => asked.includes(operation ?? ''))
        .map(({ requestBody = '', responseBody = '' }) => requestBody + responseBody);
      const { instanceId } = app.emulator.instances[own].instance;
      for (const body of bodies) expect(body).toContain(instanceId);
    }
  });

  test(`the timeline ${mode} lists other requests to the app that call Wix`, async () => {
    const headers = { authorization: app.token('visitor') };
    await (await fetch(`${app.url}/api/loaded?query`, { headers })).text();
    const calls = await timeline(start === startApp ? 2 : 1);
    expect(calls).toMatchObject([
      {
        kind: 'request',
        method: 'GET /api/loaded',
        status: 200,
        requests: [{ operation: 'token-info' }, ...(start === startApp ? [{}] : [])],
      },
    ]);
  });

  test(`the timeline ${mode} lists a call without requests to Wix, but no other request without them`, async () => {
    // A path that Wix's middleware leaves alone.
    await (await fetch(`${app.url}/_wix/extensions/backoffice/none`)).text();
    await app.call(getInstance, { as: null });
    await expect
      .poll(() => app.emulator.calls)
      .toMatchObject([{ method: getInstance, status: 401, requests: [] }]);
  });

  test(`the timeline ${mode} contains no secrets`, async () => {
    const token = app.token('owner');
    await app.call('backend/instance/echo', { token, args: [token, { cookie: 'hidden' }] });
    await app.call(getInstance, { token: 'a.wrong.hidden' });
    await app.call(getInstance);
    await timeline(expected.length);
    const { calls, requests, env } = app.emulator;
    const log = JSON.stringify([calls, requests]);
    expect(log).toContain('[redacted]');
    for (const secret of ['wixemu_', 'eyJ', 'hidden', token, env.WIX_CLIENT_SECRET]) {
      expect(log).not.toContain(secret);
    }
  });
});
