import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type AppInstance,
  type CallerKey,
  callers,
  type InstanceKey,
  instanceKeys,
  type OperationId,
} from 'wix-emulator';
import { documentedCosts } from './costs.js';
import { publicAnswer, secretsOf } from './expected-answer.js';
import type { AskOptions, Outcome, Way } from './way.js';

/** What is special to a way. */
export interface Conformance {
  /** What it answers of an installation. Default: what `getInstance` does. */
  expected?: (installation: AppInstance) => unknown;
  /** What it asks of Wix, each of which may fail. Default: the token, the grant and the instance. */
  operations?: readonly OperationId[];
  /** The HTTP method by which it is asked. Default: none, as it is not asked over HTTP. */
  method?: 'GET' | 'POST';
  /** Its row in the guide's table of costs. Default: none. */
  row?: string;
}

const installed = instanceKeys.filter((key): key is InstanceKey => key !== 'removed');

/**
 * Tests what holds for every way to identify the app instance, as it does for the web method: who
 * may ask, whose data the answer has, what of it, and what an error says.
 * @param name Of the way, for the test's title.
 * @param start Starts it; called once.
 */
export function describeWay(
  name: string,
  start: () => Promise<Way>,
  {
    expected = publicAnswer,
    operations = ['token-info', 'client-credentials', 'get-app-instance'],
    row,
    method,
  }: Conformance = {},
): void {
  describe(name, () => {
    let way: Way;
    const printed: string[] = [];

    beforeAll(async () => {
      for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
        vi.spyOn(console, level).mockImplementation((...texts) => void printed.push(texts.join()));
      }
      way = await start();
    });
    afterAll(() => way?.close());
    beforeEach(() => {
      printed.length = 0;
      way.reset();
    });

    function tokenOf(as: CallerKey, key: InstanceKey): string {
      const { instanceId } = way.emulator.instances[key].instance;
      return way.emulator.mintToken({ ...callers[as].claims, instanceId });
    }

    const ask = (as: CallerKey, key: InstanceKey = 'premium', options?: AskOptions) =>
      way.ask(tokenOf(as, key), options);

    // First of all, as telemetry of other questions would count as well.
    if (row !== undefined) {
      test(`${name} makes as many requests to Wix as docs/choosing.md says`, async () => {
        const { cold, warm, newToken, preflight } = await documentedCosts(row);
        const token = tokenOf('visitor', 'premium');
        const questions = [
          [preflight, () => way.preflight?.()],
          [cold, () => way.ask(token)],
          [warm, () => way.ask(token)],
          [newToken, () => ask('visitor')],
          // Shows what of the last one came late.
          [warm, () => way.ask(token)],
        ] as const;
        let all = 0;
        for (const [requests = 0, put] of questions) {
          await put();
          all += requests;
          // Telemetry comes in the background.
          await expect.poll(() => way.emulator.requests.length).toBe(all);
        }
      });
    }

    test.each(installed)(
      `${name} returns the public data of the %s instance, and nothing private`,
      async (key) => {
        const installation = way.emulator.instances[key];
        const secrets = secretsOf(installation);
        expect(secrets).toContain(installation.site.ownerInfo?.email);
        for (const as of ['visitor', 'member', 'owner'] as const) {
          const { status, body, text, headers } = await ask(as, key);
          expectOwn(headers);
          expect({ status, body }).toEqual({ status: 200, body: expected(installation) });
          for (const secret of secrets) expect(text).not.toContain(secret);
        }
      },
    );

    test.each(['app', 'unknown'] as const)(
      `${name} answers 403 to a token of the kind "%s"`,
      async (as) => {
        expectError(await ask(as), 403, 'FORBIDDEN');
      },
    );

    test.each(['expired', 'inactive', 'foreignApp'] as const)(
      `${name} answers 401 to a token of the kind "%s"`,
      async (as) => {
        expectError(await ask(as), 401, 'UNAUTHENTICATED');
      },
    );

    test.each([
      ['a call without a token', undefined],
      ['a token that Wix never issued', 'never-issued'],
    ])(`${name} answers 401 to %s`, async (_, token) => {
      expectError(await way.ask(token), 401, 'UNAUTHENTICATED');
    });

    test(`${name} answers 401 to a token without an instance`, async () => {
      const token = way.emulator.mintToken({ subjectType: 'VISITOR', siteId: 'a-site' });
      expectError(await way.ask(token), 401, 'UNAUTHENTICATED');
    });

    test(`${name} takes the instance from the token, whatever the client claims`, async () => {
      const { free, premium } = way.emulator.instances;
      const claimedInstanceId = premium.instance.instanceId;
      const { body, text } = await ask('visitor', 'free', { claimedInstanceId });
      expect(body).toEqual(expected(free));
      expect(text).not.toContain(claimedInstanceId);
    });

    if (method) {
      test(`${name} answers a preflight from any origin, and allows the authorization header`, async () => {
        const answer = await way.preflight?.();
        if (!answer) throw new Error(`${name} has no preflight.`);
        const header = (name: string) => answer.headers?.get(`access-control-${name}`);
        expect(answer.status).toBe(204);
        expect(header('allow-origin')).toBe('*');
        expect(header('allow-methods')?.split(', ')).toContain(method);
        expect(header('allow-headers')).toContain('authorization');
        expect(header('max-age')).toBe('86400');
      });
    }

    test(`${name} answers each of many concurrent calls with the data of its instance`, async () => {
      const answers = await Promise.all(installed.map((key) => ask('visitor', key)));
      expect(answers.map(({ body }) => body)).toEqual(
        installed.map((key) => expected(way.emulator.instances[key])),
      );
    });

    describe.each(operations)('failures of Wix at %s', (operation) => {
      test.each([
        ['responds with 503', { kind: 'status', status: 503 }],
        ['responds with 429', { kind: 'status', status: 429 }],
        ['responds with malformed JSON', { kind: 'malformed' }],
        ['sends a truncated response', { kind: 'truncated' }],
        ['breaks the connection', { kind: 'reset' }],
      ] as const)(
        `${name} answers 502 without Wix’s error text if ${operation} %s`,
        async (_, effect) => {
          way.emulator.faults.add({ ...effect, operation });
          const outcome = await ask('visitor');
          expectError(outcome, 502, 'UPSTREAM');
          expect(outcome.text).not.toMatch(/inject|emulator|wixapis|oauth|stack|\.[jt]s:\d/i);
        },
      );
    });

    test(`${name} works again as soon as Wix does`, async () => {
      const [operation = 'token-info'] = operations;
      way.emulator.faults.add({ kind: 'status', status: 503, operation });
      expectError(await ask('visitor'), 502, 'UPSTREAM');
      way.emulator.faults.clear();
      expect((await ask('visitor')).status).toBe(200);
    });

    test.each(operations)(
      `${name} logs why Wix failed at %s, without tokens or private data`,
      async (operation) => {
        const token = tokenOf('visitor', 'premium');
        way.emulator.faults.add({ kind: 'status', status: 503, operation });
        const outcome = await way.ask(token);
        expectError(outcome, 502, 'UPSTREAM');
        const { error } = outcome.body as { error: { requestId: string } };
        way.emulator.faults.clear();
        expect((await way.ask(token)).status).toBe(200);
        const log = () => printed.join('\n');
        // What a worker logs may come after its answer.
        await expect.poll(log).toContain(error.requestId);
        for (const secret of [token, ...secretsOf(way.emulator.instances.premium)]) {
          expect(log()).not.toContain(secret);
        }
        expect(log()).not.toContain(way.emulator.env.WIX_CLIENT_SECRET);
      },
    );
  });
}

/** A page of any origin may read it, and nobody else may keep it. */
function expectOwn(headers: Headers | undefined): void {
  if (!headers) return;
  expect(headers.get('content-type')).toMatch(/^application\/(devalue\+)?json$/);
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('cache-control')).toBe('private, no-store');
}

function expectError({ status, body, headers }: Outcome, expected: number, code: string): void {
  expect({ status, body }).toEqual({
    status: expected,
    body: {
      error: { code, message: expect.stringMatching(/\w/), requestId: expect.stringMatching(/\w/) },
    },
  });
  expectOwn(headers);
}
