import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FaultRule, OperationId } from 'wix-emulator';
import { captureLog } from '../support/capture-log.js';
import { HOST_ROOT, type RunningApp, startApp, startDevApp } from '../support/start-app.js';

captureLog();

// How faults reach the app, and what it makes of them: see the table of errors in the design.

const method = 'backend/instance/getInstance';

const starts = { 'the production worker': startApp, 'astro dev': startDevApp };
type RuntimeName = keyof typeof starts;
const names: readonly RuntimeName[] = ['the production worker', 'astro dev'];
const apps = new Map<RuntimeName, RunningApp>();

function appOn(name: RuntimeName): RunningApp {
  const app = apps.get(name);
  if (!app) throw new Error(`The app on ${name} has not started.`);
  return app;
}

beforeAll(async () => {
  for (const name of names) apps.set(name, await starts[name](HOST_ROOT));
});
afterAll(async () => {
  for (const app of apps.values()) await app.close();
});
beforeEach(() => {
  for (const app of apps.values()) app.reset();
});

/** A failed call's body. */
function errorBody(code: string) {
  const requestId = expect.stringMatching(/^[0-9a-f-]{36}$/);
  return { error: expect.objectContaining({ code, message: expect.any(String), requestId }) };
}

/** The app's requests to Wix that faults have hit. */
function hit({ emulator }: RunningApp) {
  return emulator.requests.filter(({ fault }) => fault !== undefined);
}

/** Waits until the app has asked Wix what it does after its latest call, and after those before. */
async function askedInBackground(name: RuntimeName, { emulator }: RunningApp): Promise<void> {
  // In development there is no monitoring.
  if (name === 'astro dev') return;
  await expect
    .poll(() => emulator.calls.at(-1)?.requests.map(({ operation }) => operation))
    .toContain('telemetry');
}

async function expectRecovery(app: RunningApp): Promise<void> {
  expect(app.emulator.faults.entries).toEqual([]);
  expect(await app.call(method)).toMatchObject({
    status: 200,
    body: { instance: { instanceId: app.emulator.instances.premium.instance.instanceId } },
  });
}

const operations = ['token-info', 'client-credentials', 'get-app-instance'] as const;

describe.each(names)('the app on %s', (name) => {
  describe.each(operations)('a fault on %s', (operation) => {
    test.each<[FaultRule['kind'], FaultRule, number]>([
      ['status', { kind: 'status', status: 503 }, 503],
      ['reset', { kind: 'reset' }, 0],
      ['malformed', { kind: 'malformed' }, 200],
      ['truncated', { kind: 'truncated' }, 200],
    ])(
      `the fault "%s" on ${operation} causes 502 UPSTREAM on ${name}, and the next call succeeds`,
      async (kind, effect, logged) => {
        const app = appOn(name);
        app.emulator.faults.add({ ...effect, operation, count: 1 });
        const answer = await app.call(method);
        expect(answer).toMatchObject({ status: 502, body: errorBody('UPSTREAM') });
        expect(answer.headers.get('content-type')).toBe('application/json');
        expect(answer.headers.get('access-control-allow-origin')).toBe('*');
        expect(hit(app)).toMatchObject([
          {
            operation,
            fault: kind,
            status: logged,
            tag: expect.stringMatching('emulated|partial'),
          },
        ]);
        await expectRecovery(app);
      },
    );

    test(`a latency fault on ${operation} delays the response on ${name}`, async () => {
      const app = appOn(name);
      app.emulator.faults.add({ kind: 'latency', latencyMs: 400, operation, count: 1 });
      const started = performance.now();
      expect(await app.call(method)).toMatchObject({ status: 200 });
      expect(performance.now() - started).toBeGreaterThan(395);
      expect(hit(app)).toMatchObject([{ operation, fault: 'latency', status: 200 }]);
    });
  });

  // To a client error Wix's own token-info means the token, and the other operations the app.
  test.each<[OperationId, number, number, string]>([
    ['token-info', 401, 401, 'UNAUTHENTICATED'],
    ['token-info', 403, 401, 'UNAUTHENTICATED'],
    ['token-info', 429, 502, 'UPSTREAM'],
    ['token-info', 500, 502, 'UPSTREAM'],
    ['client-credentials', 401, 502, 'UPSTREAM'],
    ['get-app-instance', 401, 502, 'UPSTREAM'],
    ['get-app-instance', 403, 403, 'FORBIDDEN'],
    ['get-app-instance', 404, 404, 'NOT_FOUND'],
    ['get-app-instance', 429, 502, 'UPSTREAM'],
    ['get-app-instance', 500, 502, 'UPSTREAM'],
    ['get-app-instance', 400, 500, 'INTERNAL'],
  ])(`%s with status %i causes %i %s on ${name}`, async (operation, status, answered, code) => {
    const app = appOn(name);
    app.emulator.faults.add({ kind: 'status', status, operation, count: 1 });
    expect(await app.call(method)).toMatchObject({ status: answered, body: errorBody(code) });
    expect(hit(app)).toMatchObject([{ operation, fault: 'status', status }]);
    await expectRecovery(app);
  });

  test(`a fault without an operation hits the first request to Wix on ${name}, whatever it is`, async () => {
    const app = appOn(name);
    await app.call(method);
    await askedInBackground(name, app);
    app.emulator.faults.add({ kind: 'reset', count: 1 });
    expect(await app.call(method)).toMatchObject({ status: 502, body: errorBody('UPSTREAM') });
    expect(hit(app)).toMatchObject([{ operation: 'token-info', fault: 'reset' }]);
    await expectRecovery(app);
  });

  test(`a fault with a seed hits the same requests in every run on ${name}`, async () => {
    const app = appOn(name);
    const run = async () => {
      app.reset();
      const rule = { operation: 'get-app-instance', probability: 0.5, seed: 7 } as const;
      app.emulator.faults.add({ kind: 'status', status: 503, ...rule });
      const statuses: number[] = [];
      for (let call = 0; call < 8; call++) statuses.push((await app.call(method)).status);
      return statuses;
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set([200, 502]));
    expect(await run()).toEqual(first);
  });
});

test('a failure after the method has returned does not affect its result', async () => {
  // Only there Wix's monitoring asks for a token of its own.
  const app = appOn('the production worker');
  app.emulator.faults.add({ kind: 'reset', operation: 'strip-bound-session' });
  expect(await app.call(method)).toMatchObject({ status: 200 });
  await expect
    .poll(() => hit(app))
    .toMatchObject([{ operation: 'strip-bound-session', fault: 'reset' }]);
});

test('a request to Wix that hangs causes 504 TIMEOUT, and the next call succeeds', async () => {
  const hangs = names.flatMap((name) => {
    const app = appOn(name);
    return (['token-info', 'get-app-instance'] as const).map((operation) => ({ app, operation }));
  });
  const answers: Promise<unknown>[] = [];
  for (const { app, operation } of hangs) {
    app.emulator.faults.add({ kind: 'hang', operation, count: 1 });
    answers.push(app.call(method));
    // On the list while it lasts; the next fault is for the next call.
    await expect.poll(() => hit(app).at(-1)).toMatchObject({ operation, fault: 'hang', status: 0 });
  }
  for (const answer of answers) {
    expect(await answer).toMatchObject({ status: 504, body: errorBody('TIMEOUT') });
  }
  for (const { app } of hangs) {
    expect(hit(app)).toHaveLength(2);
    await expectRecovery(app);
  }
});
