import { unflatten } from 'devalue';
import { describe, expect, test, vi } from 'vitest';
import { WebMethodError } from '../error.js';
import { call, returned, thrown } from './handler.harness.js';

describe('errors of a method', () => {
  test('a call responds with the code, status and details of a thrown WebMethodError', async () => {
    expect(await call('backend/demo/refuse')).toMatchObject({
      status: 409,
      body: { error: { code: 'SOLD_OUT', message: 'No seats.', details: { seats: 0 } } },
    });
  });

  test.each(['crash', 'uncarried', 'badDetails', 'badStatus', 'okStatus'])(
    'in production, an error of the method %s reveals only a request id, which is logged',
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

  test('in development, a failed call responds with the error’s message and stack', async () => {
    const { body } = await call('backend/demo/crash', { dev: true });
    expect(body.error.message).toBe('secret: hunter2');
    expect(body.error.details.stack).toContain('handler.harness.ts');
  });

  test('the log redacts the access token in an error message', async () => {
    const token = 'VISITOR.0123456789';
    const body = JSON.stringify([`the token is ${token}`]);
    expect((await call('backend/demo/throwArgument', { token, body })).status).toBe(500);
    expect(console.error).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining('the token is [access token]'),
    );
    expect(console.error).not.toHaveBeenCalledWith(expect.stringContaining(token));
  });

  test('the log redacts the access token where it cuts a long error message', async () => {
    const token = 'VISITOR.0123456789';
    const body = JSON.stringify([`${'x'.repeat(9_990)}${token}`]);
    expect((await call('backend/demo/throwArgument', { token, body })).status).toBe(500);
    expect(console.error).not.toHaveBeenCalledWith(expect.stringContaining('VISITOR'));
  });

  test.each([
    ['a string', 'secret text', 'secret text was thrown'],
    ['an object', { code: 'secret' }, 'an object was thrown, with the properties code'],
    ['undefined', undefined, 'undefined was thrown'],
    [
      'an error with an unreadable message',
      Object.defineProperty(new Error(), 'message', {
        get() {
          throw new Error('hostile');
        },
      }),
      'the error cannot be described',
    ],
  ])(
    'a method that throws %s fails with INTERNAL, and the log describes the value',
    async (_, value, log) => {
      thrown.value = value;
      const { status, body } = await call('backend/demo/throwAny');
      expect({ status, code: body.error.code }).toEqual({ status: 500, code: 'INTERNAL' });
      expect(JSON.stringify(body)).not.toContain('secret');
      expect(console.error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(log));
    },
  );

  test('the log does not redact text that matches a short authorization header', async () => {
    await call('backend/demo/crash', { token: 'VISITOR' });
    expect(console.error).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining('/api/web-methods/backend/demo/crash: Error: secret: hunter2'),
    );
  });

  test.each<[string, unknown, string]>([
    [
      'a line break in a message',
      new Error('x\nWeb-method call forged: y'),
      'Error: x\\nWeb-method call forged: y',
    ],
    ['a color code', new Error('\u001b[31mred'), 'Error: \\u{1b}[31mred'],
    [
      'a line break in a cause',
      new Error('x', { cause: new Error('y\r\nz') }),
      'Error: y\\u{d}\\nz',
    ],
    ['a line break in an error name', Object.assign(new Error('x'), { name: 'a\nb' }), 'a\\nb: x'],
    ['a Unicode line separator', new Error('x\u2028y\u0085z'), 'x\\u{2028}y\\u{85}z'],
    ['a change of text direction', new Error('x\u202ey'), 'x\\u{202e}y'],
    ['a line break in a thrown string', 'x\ny', 'x\\ny was thrown'],
    ['a line break in a property name', { 'a\nb': 1 }, 'with the properties a\\nb.'],
  ])('the log escapes %s, so that an error cannot forge log lines', async (_, value, says) => {
    thrown.value = value;
    await call('backend/demo/throwAny');
    const [text] = vi.mocked(console.error).mock.calls[0] ?? [];
    expect(text).toContain(says);
    const lines = String(text).split('\n').slice(1);
    expect(lines.filter((line) => !/^(?:\s+at |Caused by )/.test(line))).toEqual([]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  test('a call to a method that never settles fails with TIMEOUT', async () => {
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

  test('a WebMethodError in a result arrives unchanged and is not logged', async () => {
    const options = { status: 409, details: { seats: 0 } };
    returned.value = new WebMethodError('SOLD_OUT', 'No seats.', options);
    const fields = { name: 'WebMethodError', code: 'SOLD_OUT', message: 'No seats.', ...options };
    expect(await error(false)).toEqual(fields);
    expect(await error(true)).toEqual(fields);
    expect(console.error).not.toHaveBeenCalled();
  });

  test('in production, any other error in a result reveals only a request id, which is logged', async () => {
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

  test('in development, any other error in a result includes its message and stack', async () => {
    returned.value = [await Promise.allSettled([Promise.reject(new TypeError('secret'))])];
    const [[settled]] = await error(true);
    expect(settled).toMatchObject({ status: 'rejected', reason: { message: 'secret' } });
    expect(settled.reason.details.stack).toContain('failure.test.ts');
  });
});

describe('errors in a result that are thrown differently', () => {
  class SoldOut extends WebMethodError {
    override readonly name: 'WebMethodError' = Object('SoldOut');
  }
  const arrived = async (value: unknown) => {
    returned.value = [value];
    const { body } = await call('backend/demo/returnAny');
    const [fields] = unflatten(body, { Error: (one) => one });
    return fields;
  };

  test('an error of a subclass arrives as a WebMethodError', async () => {
    const fields = await arrived(new SoldOut('SOLD_OUT', 'No seats.', { status: 409 }));
    expect(fields).toMatchObject({ name: 'WebMethodError', code: 'SOLD_OUT', status: 409 });
  });

  test.each<[string, unknown]>([
    ['a status of success', new WebMethodError('A', 'secret', { status: 200 })],
    ['no status', Object.assign(new Error('secret'), { name: 'WebMethodError' })],
    ['an empty code', new WebMethodError('', 'secret')],
    [
      'a code that cannot be read',
      Object.defineProperty(new WebMethodError('A', 'secret'), 'code', {
        get() {
          throw new Error('hostile');
        },
      }),
    ],
  ])('a WebMethodError with %s arrives as INTERNAL', async (_, error) => {
    expect(await arrived(error)).toMatchObject({
      code: 'INTERNAL',
      message: 'The server failed.',
      status: 500,
    });
  });

  test('an error in the details of a thrown error is left out', async () => {
    const inner = Object.assign(new Error('secret'), { sql: 'secret' });
    thrown.value = new WebMethodError('A', 'b', { details: { inner, seats: 0 } });
    const { body } = await call('backend/demo/throwAny');
    expect(body.error.details).toEqual({ seats: 0 });
  });
});

describe('long and unreadable errors', () => {
  test.each<[string, unknown, string]>([
    [
      'a stack of another kind',
      Object.assign(new Error('message'), { stack: null }),
      'Error: message',
    ],
    [
      'a symbol as its name',
      Object.assign(new Error('message'), { name: Symbol('s') }),
      'Symbol(s): message',
    ],
    [
      'a cause that cannot be read',
      Object.defineProperty(new Error('message'), 'cause', {
        get() {
          throw new Error('hostile');
        },
      }),
      'Error: message',
    ],
    ['a very long message', new Error('\n'.repeat(5_000_000)), 'Error: \\n\\n'],
  ])('the log has the message of an error with %s, within its limits', async (_, value, says) => {
    thrown.value = value;
    await call('backend/demo/throwAny');
    const [text] = vi.mocked(console.error).mock.calls[0] ?? [];
    expect(text).toContain(says);
    expect(String(text).length).toBeLessThan(40_000);
  });
});
