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

describe('a call', () => {
  test('posts its arguments as JSON, with the host’s token', async () => {
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

  test('gives undefined for 204', async () => {
    fetchMock.mockResolvedValue(new Response(null, { status: 204 }));
    expect(await call()).toBeUndefined();
  });

  test('revives what JSON could not carry', async () => {
    const value = { when: new Date(0), ids: new Set([1n]) };
    const headers = { 'content-type': 'application/devalue+json' };
    fetchMock.mockResolvedValue(new Response(stringify(value), { headers }));
    expect(await call()).toStrictEqual(value);
  });

  test.each<[string, unknown[], string]>([
    ['missing arguments at the end', ['a', undefined], '["a"]'],
    ['undefined properties', [{ a: undefined, b: null }], '[{"b":null}]'],
    ['an object without a prototype', [Object.create(null)], '[{}]'],
    ['a key named constructor', [{ constructor: 'a' }], '[{"constructor":"a"}]'],
  ])('sends %s', async (_, args, body) => {
    fetchMock.mockResolvedValue(Response.json(null));
    await call(...args);
    expect(fetchMock.mock.calls[0]?.[1]?.body).toBe(body);
  });

  class Point {}
  test.each<[string, unknown]>([
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a big integer', 1n],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['an instance of a class', new Point()],
    ['an object that inherits', Object.create({ inherited: 1 })],
    ['an iterator', [1].values()],
    ['a value with a toJSON() of its own', { toJSON: () => 1 }],
    ['a missing item', [undefined]],
    ['a hole', new Array(1)],
    ['a symbol as key', { [Symbol('s')]: 1 }],
    ['an array with a property of its own', Object.assign([1], { total: 1 })],
    ['a toJSON() that is not enumerable', Object.defineProperty({}, 'toJSON', { value: () => 1 })],
  ])('refuses %s, before anything is sent', async (_, value) => {
    const error = await errorOf(call({ deep: [value] }));
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: expect.stringContaining('arguments[0].deep[0]') });
    expect(fetchMock).not.toHaveBeenCalled();
  });

  test('refuses an argument that contains itself, with the path of the repetition', async () => {
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
  ])('reads a result with the content type %s', async (contentType) => {
    const headers = { 'content-type': contentType };
    fetchMock.mockResolvedValue(new Response('{"a":1}', { headers }));
    expect(await call()).toEqual({ a: 1 });
  });

  test('reads an encoded result with a charset, and an error in it', async () => {
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

describe('a call that fails throws a WebMethodError', () => {
  test('with what the server said', async () => {
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

  test('for an answer that is not the server’s own', async () => {
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
    ['a body that was cut', 200, '{"instanceId":"4'],
    ['an empty body of an error', 503, ''],
  ])('for %s', async (_, status, body) => {
    const headers = { 'content-type': 'application/json' };
    fetchMock.mockResolvedValue(new Response(body, { status, headers }));
    const thrown = await errorOf(call());
    expect(thrown).toBeInstanceOf(WebMethodError);
    expect(thrown).toMatchObject({ code: 'INTERNAL', status, cause: expect.any(SyntaxError) });
  });

  test('for JSON that is not a result, with its content type', async () => {
    const headers = { 'content-type': 'text/html' };
    fetchMock.mockResolvedValue(new Response('1', { headers }));
    expect(await errorOf(call())).toMatchObject({
      code: 'INTERNAL',
      status: 200,
      message: 'The server answered 200 with the content type text/html.',
    });
  });

  test('for an error body of another shape', async () => {
    fetchMock.mockResolvedValue(Response.json(null, { status: 500 }));
    expect(await errorOf(call())).toMatchObject({ code: 'INTERNAL', status: 500 });
  });

  test.each([
    ['a text', { error: 'Unauthorized' }],
    ['an object without a code', { error: { reason: 'Unauthorized' } }],
    ['nothing', {}],
  ])('for an error of a proxy that is %s', async (_, body) => {
    fetchMock.mockResolvedValue(Response.json(body, { status: 401 }));
    const { name, code, status, ...rest } = Object(await errorOf(call()));
    expect({ name, code, status }).toEqual({
      name: 'WebMethodError',
      code: 'INTERNAL',
      status: 401,
    });
    expect(rest).toEqual({});
  });

  test('for a page in place of a result', async () => {
    fetchMock.mockResolvedValue(new Response('<h1>Sign in</h1>'));
    expect(await errorOf(call())).toMatchObject({ code: 'INTERNAL', status: 200 });
  });

  test('for an answer that breaks off', async () => {
    const broken = new ReadableStream({ start: (stream) => stream.error(new TypeError('lost')) });
    fetchMock.mockResolvedValue(new Response(broken));
    expect(await errorOf(call())).toMatchObject({ code: 'NETWORK', status: 0 });
  });

  test('for no answer', async () => {
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
      'a server that never answers',
      () => fetchMock.mockImplementation(() => new Promise(() => {})),
    ],
    [
      'a host page that never hands out a token',
      () => getAuthHeaders.mockImplementationOnce(() => new Promise(() => {})),
    ],
  ])('after 30 s, for %s', async (_, hang) => {
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
