import { unflatten } from 'devalue';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebMethodError } from '../error.js';
import { call, returned, thrown } from './handler.harness.js';

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
    const token = 'VISITOR.0123456789';
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

  test('a short authorization header garbles nothing in the log', async () => {
    await call('backend/demo/crash', { token: 'e' });
    await call('backend/demo/crash', { token: 'VISITOR' });
    expect(console.error).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining('/api/web-methods/backend/demo/crash: Error: secret: hunter2'),
    );
  });

  test.each<[string, unknown, string]>([
    ['a line', new Error('x\nWeb-method call forged: y'), 'Error: x\\nWeb-method call forged: y'],
    ['a colour', new Error('\u001b[31mred'), 'Error: \\u{1b}[31mred'],
    ['a line in its cause', new Error('x', { cause: new Error('y\r\nz') }), 'Error: y\\u{d}\\nz'],
    ['a line in its name', Object.assign(new Error('x'), { name: 'a\nb' }), 'a\\nb: x'],
    ['a line separator', new Error('x\u2028y\u0085z'), 'x\\u{2028}y\\u{85}z'],
    ['a change of direction', new Error('x\u202ey'), 'x\\u{202e}y'],
    ['a line of text', 'x\ny', 'x\\ny was thrown'],
    ['a line in a key', { 'a\nb': 1 }, 'with the properties a\\nb.'],
  ])('an error cannot forge the log with %s', async (_, value, says) => {
    thrown.value = value;
    await call('backend/demo/throwAny');
    const [text] = vi.mocked(console.error).mock.calls[0] ?? [];
    expect(text).toContain(says);
    const lines = String(text).split('\n').slice(1);
    expect(lines.filter((line) => !/^(?:\s+at |Caused by )/.test(line))).toEqual([]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  test('a method that never settles ends in a time-out', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answer = call('backend/demo/hang');
    await vi.advanceTimersByTimeAsync(31_000);
    expect(await answer).toMatchObject({ status: 504, body: { error: { code: 'TIMEOUT' } } });
    vi.useRealTimers();
  });
});

describe('errors in a result', () => {
  const error = async (dev: boolean) => {
    const { status, body, response } = await call('backend/demo/returnAny', { dev });
    expect(status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/devalue+json');
    return unflatten(body, { Error: (fields) => fields });
  };

  test('a WebMethodError arrives as it was made, and is not logged', async () => {
    const options = { status: 409, details: { seats: 0 } };
    returned.value = new WebMethodError('SOLD_OUT', 'No seats.', options);
    const fields = { name: 'WebMethodError', code: 'SOLD_OUT', message: 'No seats.', ...options };
    expect(await error(false)).toEqual(fields);
    expect(await error(true)).toEqual(fields);
    expect(console.error).not.toHaveBeenCalled();
  });

  test('of another error, production tells nothing but an id, which the log has', async () => {
    returned.value = new TypeError('secret: hunter2');
    const { requestId, ...fields } = await error(false);
    expect(fields).toEqual({
      name: 'WebMethodError',
      code: 'INTERNAL',
      message: 'The server failed.',
      status: 500,
    });
    expect(console.error).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(
        `Error ${requestId} is in the result of a web-method call: /api/web-methods/backend/demo/returnAny: TypeError: secret`,
      ),
    );
  });

  test('of another error, development tells message and stack', async () => {
    returned.value = [await Promise.allSettled([Promise.reject(new TypeError('secret'))])];
    const [[settled]] = await error(true);
    expect(settled).toMatchObject({ status: 'rejected', reason: { message: 'secret' } });
    expect(settled.reason.details.stack).toContain('failure.test.ts');
  });
});

describe('a promise that nobody waits for', () => {
  const unhandled = vi.fn();
  beforeEach(() => {
    unhandled.mockClear();
    process.on('unhandledRejection', unhandled);
  });
  afterEach(() => {
    process.off('unhandledRejection', unhandled);
  });

  const later = () => new Promise((_, reject) => setTimeout(reject, 1, new Error('too late')));

  test.each<[string, () => void]>([
    ['in a result', () => Object.assign(returned, { value: { a: [later(), later()] } })],
    ['in a map of a result', () => Object.assign(returned, { value: new Map([[1, later()]]) })],
    [
      'in an instance of a class',
      () =>
        Object.assign(returned, {
          value: new (class {
            p = later();
          })(),
        }),
    ],
    ['behind a symbol', () => Object.assign(returned, { value: { [Symbol('s')]: later() } })],
    ['that is thrown', () => Object.assign(thrown, { value: later() })],
    ['in an error', () => Object.assign(thrown, { value: new Error('x', { cause: [later()] }) })],
    [
      'in the details of an error',
      () => Object.assign(thrown, { value: new WebMethodError('A', 'b', { details: later() }) }),
    ],
  ])('%s is logged, and does not end the server', async (_, prepare) => {
    returned.value = () => 1;
    thrown.value = undefined;
    prepare();
    await call('backend/demo/returnAny');
    if (thrown.value) await call('backend/demo/throwAny');
    await vi.waitFor(
      () =>
        expect(console.error).toHaveBeenCalledWith(
          expect.stringMatching(
            /^A promise in the (?:result|error) of .* was rejected: Error: too/,
          ),
        ),
      { timeout: 20_000 },
    );
    await new Promise(setImmediate);
    expect(unhandled).not.toHaveBeenCalled();
  });
});
