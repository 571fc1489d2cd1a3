import { describeFailedEvent, isInstalled } from 'example-installations';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Emulator, interceptFetch } from 'wix-emulator';
import { APP_ROOT, createAppEmulator } from '../support/start-app.js';

let emulator: Emulator;
let stopIntercepting: () => void;

beforeAll(async () => {
  emulator = await createAppEmulator(APP_ROOT);
  stopIntercepting = interceptFetch(emulator);
});
afterAll(() => stopIntercepting());

const app = () => ({
  clientId: emulator.env.WIX_CLIENT_ID,
  clientSecret: emulator.env.WIX_CLIENT_SECRET,
});
const idOf = (key: 'free' | 'removed') => emulator.instances[key].instance.instanceId;

describe('isInstalled()', () => {
  test('isInstalled() returns true for an installed instance, and false for a removed or unknown one', async () => {
    expect(await isInstalled(app(), idOf('free'))).toBe(true);
    expect(await isInstalled(app(), idOf('removed'))).toBe(false);
    expect(await isInstalled(app(), '00000000-0000-4000-8000-000000000000')).toBe(false);
  });

  test.each([{ clientSecret: 'wrong' }, { clientId: 'wrong' }])(
    'isInstalled() throws if Wix refuses the app because of %j, whether or not the instance is installed',
    async (wrong) => {
      for (const key of ['free', 'removed'] as const) {
        await expect(isInstalled({ ...app(), ...wrong }, idOf(key))).rejects.toThrow(
          'Wix did not say whether the app is installed: status 401, INVALID_CLIENT.',
        );
      }
    },
  );

  const answerOf = (code: string) => JSON.stringify({ details: { applicationError: { code } } });

  test.each([
    // OAuth allows 400 for a wrong secret, too.
    [400, '{"error":"invalid_client"}', 'status 400, invalid_client'],
    [403, answerOf('INVALID_CLIENT'), 'status 403, INVALID_CLIENT'],
    [400, '{"error":"unauthorized_client"}', 'status 400, unauthorized_client'],
    [400, '{"error":"invalid_request"}', 'status 400, invalid_request'],
    [400, '', 'status 400, without a code'],
    [404, '<h1>Not found</h1>', 'status 404, without a code'],
    [403, '{"error":"owner@example.com"}', 'status 403, without a code'],
    [500, answerOf('APP_NOT_INSTALLED'), 'status 500, APP_NOT_INSTALLED'],
    [429, answerOf('APP_NOT_INSTALLED'), 'status 429, APP_NOT_INSTALLED'],
    [200, answerOf('APP_NOT_INSTALLED'), 'status 200, APP_NOT_INSTALLED'],
    [200, '{"access_token":7}', 'status 200, without a code'],
    [200, '{"access_token":"half', 'status 200, without a code'],
    [200, 'null', 'status 200, without a code'],
  ])(
    'isInstalled() throws if Wix responds with %i and the body %s',
    async (status, body, reason) => {
      const spy = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(body, { status }));
      onTestFinished(() => spy.mockRestore());
      await expect(isInstalled(app(), idOf('free'))).rejects.toMatchObject({
        code: 'WIX_FAILED',
        message: `Wix did not say whether the app is installed: ${reason}.`,
      });
    },
  );

  test.each([
    [400, '{"error":"invalid_grant"}'],
    [400, answerOf('APP_NOT_INSTALLED')],
    [404, answerOf('INSTANCE_NOT_FOUND')],
  ])(
    'isInstalled() returns false if Wix responds with %i and the body %s',
    async (status, body) => {
      const answer = new Response(body, { status });
      const spy = vi.spyOn(globalThis, 'fetch').mockResolvedValue(answer);
      onTestFinished(() => spy.mockRestore());
      expect(await isInstalled(app(), idOf('free'))).toBe(false);
    },
  );
});

describe('describeFailedEvent()', () => {
  const event = { eventType: 'AppRemoved', instanceId: 'an-instance' };

  test('describeFailedEvent() escapes control characters, so that the description is one line', () => {
    const evil = { eventType: 'App\nRemoved', instanceId: 'an\u001b[2J\u2028\u202einstance' };
    expect(describeFailedEvent(evil, new Error('first\r\nsecond\0'))).toBe(
      'The event App\\u{a}Removed of the instance an\\u{1b}[2J\\u{2028}\\u{202e}instance failed, ' +
        'and Wix sends it again: Error: first\\u{d}\\u{a}second\\u{0}',
    );
  });

  test('describeFailedEvent() names the causes of an error, but quotes nothing from Wix’s response', () => {
    const response = { status: 500 };
    const ofSdk = Object.assign(new Error('owner@example.com'), { response, requestId: 'x' });
    const error = new Error('The plan is unknown.', { cause: ofSdk });
    expect(describeFailedEvent(event, error)).toBe(
      'The event AppRemoved of the instance an-instance failed, and Wix sends it again: ' +
        "Error: The plan is unknown. (Wix's SDK failed with status 500)",
    );
    const unanswered = Object.assign(new Error('owner@example.com'), { runtimeError: {} });
    expect(describeFailedEvent(event, unanswered)).toMatch(/: Wix's SDK failed$/);
  });

  test('describeFailedEvent() returns at most 1,000 characters, whatever was thrown', () => {
    const circular = new Error('x'.repeat(100_000));
    circular.cause = circular;
    for (const thrown of [circular, 'a-token', { token: 'a-token' }, undefined, null]) {
      const line = describeFailedEvent(event, thrown);
      expect(line.length).toBeLessThanOrEqual(1000);
      expect(line).not.toContain('a-token');
    }
  });
});
