import { describe, expect, test, vi } from 'vitest';
import { call, thrown } from './handler.harness.js';

describe('errors', () => {
  test('the method’s own arrives as it was thrown', async () => {
    expect(await call('backend/demo/refuse')).toMatchObject({
      status: 409,
      body: { error: { code: 'SOLD_OUT', message: 'No seats.', details: { seats: 0 } } },
    });
  });

  test.each(['crash', 'uncarried', 'badDetails', 'badStatus', 'okStatus'])(
    '%s: production tells nothing but an id, which the log has',
    async (method) => {
      const { status, body } = await call(`backend/demo/${method}`);
      expect(status).toBe(500);
      expect(body).toEqual({
        error: { code: 'INTERNAL', message: 'The server failed.', requestId: body.error.requestId },
      });
      expect(console.error).toHaveBeenCalledExactlyOnceWith(
        expect.stringContaining(
          `${body.error.requestId} failed: /api/web-methods/backend/demo/${method}: `,
        ),
      );
    },
  );

  test('development tells message and stack', async () => {
    const { body } = await call('backend/demo/crash', { dev: true });
    expect(body.error.message).toBe('secret: hunter2');
    expect(body.error.details.stack).toContain('handler.harness.ts');
  });

  test('the token never reaches the log, whatever quotes it', async () => {
    const token = 'VISITOR';
    const body = JSON.stringify([`the token is ${token}`]);
    expect((await call('backend/demo/throwArgument', { token, body })).status).toBe(500);
    expect(console.error).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining('the token is [access token]'),
    );
    expect(console.error).not.toHaveBeenCalledWith(expect.stringContaining(token));
  });

  test.each([
    ['text', 'secret text', 'secret text was thrown'],
    ['an object', { code: 'secret' }, 'an object was thrown, with the properties code'],
    ['nothing', undefined, 'undefined was thrown'],
    [
      'an error that cannot be read',
      Object.defineProperty(new Error(), 'message', {
        get() {
          throw new Error('hostile');
        },
      }),
      'the error cannot be described',
    ],
  ])('%s may be thrown, too', async (_, value, log) => {
    thrown.value = value;
    const { status, body } = await call('backend/demo/throwAny');
    expect({ status, code: body.error.code }).toEqual({ status: 500, code: 'INTERNAL' });
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(console.error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(log));
  });

  test('a method that never settles ends in a time-out', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answer = call('backend/demo/hang');
    await vi.advanceTimersByTimeAsync(31_000);
    expect(await answer).toMatchObject({ status: 504, body: { error: { code: 'TIMEOUT' } } });
    vi.useRealTimers();
  });
});
