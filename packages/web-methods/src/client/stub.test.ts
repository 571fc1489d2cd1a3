import { createClient } from '@wix/sdk';
import { stringify } from 'devalue';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebMethodError } from '../error.js';
import { stub } from './stub.js';

const fetchMock = vi.fn<typeof fetch>();
const getAuthHeaders = vi.fn(async () => ({ headers: { Authorization: 'token' } }));

// The real SDK, in the context that the extension's wrapper sets up; only the network is ours.
createClient({ auth: { getAuthHeaders } }).enableContext('global');

beforeEach(() => {
  vi.stubGlobal('fetch', fetchMock);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  fetchMock.mockReset();
});

const call = stub('/api/web-methods/backend/demo/echo');

async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable('The call should have failed.'),
    (error: unknown) => error,
  );
}

describe('`stub()`', () => {
  test('a call posts its arguments as JSON with the host’s token', async () => {
    fetchMock.mockResolvedValue(Response.json('result'));
    expect(await call('a', { b: 1 })).toBe('result');
    const [url, init] = fetchMock.mock.calls[0] ?? [];
    expect(String(url)).toMatch(/\/api\/web-methods\/backend\/demo\/echo$/);
    expect(init).toMatchObject({
      method: 'POST',
      body: '["a",{"b":1}]',
    });
    const headers = Object.fromEntries(new Headers(init?.headers));
    expect(headers).toEqual({ authorization: 'token', 'content-type': 'application/json' });
  });

  test('a call returns undefined for a 204 response', async () => {
    fetchMock.mockResolvedValue(new Response(null, { status: 204 }));
    expect(await call()).toBeUndefined();
  });

  test('a call decodes result values that JSON cannot represent', async () => {
    const value = { when: new Date(0), ids: new Set([1n]) };
    const headers = { 'content-type': 'application/devalue+json' };
    fetchMock.mockResolvedValue(new Response(stringify(value), { headers }));
    expect(await call()).toStrictEqual(value);
  });

  test.each<[string, unknown[], string]>([
    ['trailing undefined arguments', ['a', undefined], '["a"]'],
    ['undefined properties', [{ a: undefined, b: null }], '[{"b":null}]'],
    ['an object without a prototype', [Object.create(null)], '[{}]'],
    ['a key named __proto__', [JSON.parse('{"__proto__":{"a":1}}')], '[{"__proto__":{"a":1}}]'],
    ['a key named constructor', [{ constructor: 'a' }], '[{"constructor":"a"}]'],
  ])('a call accepts %s and sends plain JSON', async (_, args, body) => {
    fetchMock.mockResolvedValue(Response.json(null));
    await call(...args);
    expect(fetchMock.mock.calls[0]?.[1]?.body).toBe(body);
  });

  class Point {}
  test.each<[string, unknown]>([
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a bigint', 1n],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a class instance', new Point()],
    ['an object with inherited properties', Object.create({ inherited: 1 })],
    ['an iterator', [1].values()],
    ['an object with a toJSON() method', { toJSON: () => 1 }],
    ['an undefined array item', [undefined]],
    [
      'a toJSON() with another number',
      Object.defineProperty({ price: 1 }, 'toJSON', { value: () => ({ price: 2 }) }),
    ],
    ['a boxed number', Object(5)],
    ['a boxed text', Object('text')],
    ['an array of a class', new (class extends Array {})()],
    [
      'an object that inherits from an object without a prototype',
      Object.setPrototypeOf({ b: 1 }, Object.assign(Object.create(null), { a: 1 })),
    ],
    ['a date without a prototype', Object.setPrototypeOf(new Date(0), null)],
    ['a function under an inherited name', { constructor: () => 1 }],
    ['a function under a name of arrays', Object.assign([1], { map: () => 1 })],
    ['a date under the name of the prototype', { ['__proto__']: new Date(0) }],
    ['a hole in an array', new Array(1)],
    ['a symbol key', { [Symbol('s')]: 1 }],
    ['an array with a named property', Object.assign([1], { total: 1 })],
    [
      'an object with a non-enumerable toJSON() method',
      Object.defineProperty({}, 'toJSON', { value: () => 1 }),
    ],
  ])('a call rejects %s before it sends anything', async (_, value) => {
    const error = await errorOf(call({ deep: [value] }));
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: expect.stringContaining('arguments[0].deep[0]') });
    expect(fetchMock).not.toHaveBeenCalled();
  });

  test('a call rejects a circular argument and names the path of the repetition', async () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = [cycle];
    const error = await errorOf(call(cycle));
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ path: 'arguments[0].self[0]' });
    expect(fetchMock).not.toHaveBeenCalled();
  });

  test.each([
    'application/json; charset=utf-8',
    'Application/JSON',
    'application/json;charset="UTF-8"',
  ])('a call reads a result with the content type %s', async (contentType) => {
    const headers = { 'content-type': contentType };
    fetchMock.mockResolvedValue(new Response('{"a":1}', { headers }));
    expect(await call()).toEqual({ a: 1 });
  });

  test('a call decodes a devalue result with a charset, including an error in the result', async () => {
    const fields = { name: 'WebMethodError', message: 'No seats.', code: 'SOLD_OUT', status: 409 };
    const body = stringify([new Date(0), new Error('x')], {
      Error: (value) => value instanceof Error && fields,
    });
    const headers = { 'content-type': 'Application/devalue+json; charset=utf-8' };
    fetchMock.mockResolvedValue(new Response(body, { headers }));
    const [date, error] = Object(await call());
    expect(date).toEqual(new Date(0));
    expect(error).toBeInstanceOf(WebMethodError);
    expect(error).toMatchObject(fields);
  });
});

describe('failed calls', () => {
  test('a call throws a WebMethodError with the code, message and details from the server', async () => {
    const error = {
      code: 'SOLD_OUT',
      message: 'No seats.',
      details: { seats: 0 },
      requestId: 'id',
    };
    fetchMock.mockResolvedValue(Response.json({ error }, { status: 409 }));
    const thrown = await errorOf(call());
    expect(thrown).toBeInstanceOf(WebMethodError);
    expect(thrown).toMatchObject({ ...error, status: 409 });
  });

  test('a call throws INTERNAL with the response status for an HTML error page', async () => {
    fetchMock.mockResolvedValue(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(await errorOf(call())).toMatchObject({
      name: 'WebMethodError',
      code: 'INTERNAL',
      status: 502,
      message: 'The call failed.',
    });
  });

  test.each([
    ['an empty body', 200, ''],
    ['a truncated body', 200, '{"instanceId":"4'],
    ['an empty error body', 503, ''],
  ])('a call throws INTERNAL with a SyntaxError as its cause for %s', async (_, status, body) => {
    const headers = { 'content-type': 'application/json' };
    fetchMock.mockResolvedValue(new Response(body, { status, headers }));
    const thrown = await errorOf(call());
    expect(thrown).toBeInstanceOf(WebMethodError);
    expect(thrown).toMatchObject({ code: 'INTERNAL', status, cause: expect.any(SyntaxError) });
  });

  test('a call throws INTERNAL and names the content type if the response is not a result', async () => {
    const headers = { 'content-type': 'text/html' };
    fetchMock.mockResolvedValue(new Response('1', { headers }));
    expect(await errorOf(call())).toMatchObject({
      code: 'INTERNAL',
      status: 200,
      message: 'The server answered 200 with the content type text/html.',
    });
  });

  test('a call throws INTERNAL for an error response whose body is null', async () => {
    fetchMock.mockResolvedValue(Response.json(null, { status: 500 }));
    expect(await errorOf(call())).toMatchObject({ code: 'INTERNAL', status: 500 });
  });

  test.each([
    ['a string as its error', { error: 'Unauthorized' }],
    ['an object with a path', { error: { code: 404, path: '/api/x' } }],
    ['an object with a message of another kind', { error: { code: 7, message: { toString: 1 } } }],
    ['an object with a prototype', JSON.parse('{"error":{"__proto__":{"code":1}}}')],
    ['an error object without a code', { error: { reason: 'Unauthorized' } }],
    ['no error', {}],
  ])('a call throws INTERNAL for a proxy’s error response with %s', async (_, body) => {
    fetchMock.mockResolvedValue(Response.json(body, { status: 401 }));
    const { name, code, status, ...rest } = Object(await errorOf(call()));
    expect({ name, code, status }).toEqual({
      name: 'WebMethodError',
      code: 'INTERNAL',
      status: 401,
    });
    expect(rest).toEqual({});
  });

  test('a call throws INTERNAL for an HTML page with the status 200', async () => {
    fetchMock.mockResolvedValue(new Response('<h1>Sign in</h1>'));
    expect(await errorOf(call())).toMatchObject({ code: 'INTERNAL', status: 200 });
  });

  test('a call throws NETWORK if the response stream fails', async () => {
    const broken = new ReadableStream({ start: (stream) => stream.error(new TypeError('lost')) });
    fetchMock.mockResolvedValue(new Response(broken));
    expect(await errorOf(call())).toMatchObject({ code: 'NETWORK', status: 0 });
  });

  test('a call throws NETWORK if fetch() fails', async () => {
    fetchMock.mockRejectedValue(new TypeError('fetch failed'));
    const thrown = await errorOf(call());
    expect(thrown).toBeInstanceOf(WebMethodError);
    expect(thrown).toMatchObject({
      name: 'WebMethodError',
      code: 'NETWORK',
      status: 0,
      cause: expect.any(TypeError),
    });
  });

  test.each([
    [
      'a server that never responds',
      () => fetchMock.mockImplementation(() => new Promise(() => {})),
    ],
    [
      'a host page that never provides a token',
      () => getAuthHeaders.mockImplementationOnce(() => new Promise(() => {})),
    ],
  ])('a call throws TIMEOUT after 30 seconds for %s', async (_, hang) => {
    const controller = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(controller.signal);
    hang();
    const failed = errorOf(call());
    expect(timeout).toHaveBeenCalledWith(30_000);
    controller.abort(new DOMException('time', 'TimeoutError'));
    expect(await failed).toMatchObject({ name: 'WebMethodError', code: 'TIMEOUT', status: 0 });
    timeout.mockRestore();
  });
});
