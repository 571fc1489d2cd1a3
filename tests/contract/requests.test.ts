import { afterEach, describe, expect, test } from 'vitest';
import { errorBody, startRuntime } from './runtime.js';
import { send } from './send.js';

const echo = 'backend/methods/echo';

function nested(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels);
}

/**
 * The largest body that the contract's app takes, in bytes. Not much larger, as workerd cuts the
 * connection, and the answer with it, if a refused body has more than 64 KiB left.
 */
const MAX_BODY = 48 * 1024;

const runtime = startRuntime();

describe('malformed calls', () => {
  // Whatever came, the server goes on serving.
  afterEach(async () => {
    expect((await runtime.app.call('backend/methods/anyone')).status).toBe(200);
  });

  test.each<[string, RequestInit, number, string]>([
    ['the method GET', { method: 'GET' }, 405, 'METHOD_NOT_ALLOWED'],
    ['the method HEAD', { method: 'HEAD' }, 405, ''],
    ['the method PUT', { method: 'PUT', body: '[]' }, 405, 'METHOD_NOT_ALLOWED'],
    ['the method DELETE', { method: 'DELETE' }, 405, 'METHOD_NOT_ALLOWED'],
    ['plain text', { headers: { 'content-type': 'text/plain' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'a form with files',
      { headers: { 'content-type': 'multipart/form-data; boundary=a' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a URL-encoded form',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '[]' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'the content type of JSON5',
      { headers: { 'content-type': 'application/json5' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['an empty body', { body: '' }, 400, 'BAD_REQUEST'],
    ['malformed JSON', { body: '[1' }, 400, 'BAD_REQUEST'],
    ['JSON that is not an array', { body: '{"length":1}' }, 400, 'BAD_REQUEST'],
    ['the body null', { body: 'null' }, 400, 'BAD_REQUEST'],
    ['bytes that are not UTF-8', { body: Buffer.from('["\xff"]', 'latin1') }, 400, 'BAD_REQUEST'],
    ['101 arguments', { body: `[${'0,'.repeat(100)}0]` }, 400, 'BAD_REQUEST'],
    ['arguments that nest 65 levels deep', { body: nested(65) }, 400, 'BAD_REQUEST'],
    ['arguments that nest 20,000 levels deep', { body: nested(20_000) }, 400, 'BAD_REQUEST'],
    ['the key __proto__', { body: '[{"a":[{"__proto__":{"b":1}}]}]' }, 400, 'BAD_REQUEST'],
    ['an escaped key __proto__', { body: '[{"\\u005f_proto__":{"b":1}}]' }, 400, 'BAD_REQUEST'],
    ['a body above the app’s limit', { body: ' '.repeat(MAX_BODY + 1) }, 413, 'PAYLOAD_TOO_LARGE'],
  ])('a call with %s is refused with $2', async (_, init, status, code) => {
    const answer = await runtime.app.call(echo, { init });
    expect(answer.status).toBe(status);
    if (code !== '') expect(answer.body).toMatchObject(errorBody(code));
    if (status === 405) expect(answer.headers.get('allow')).toBe('POST, OPTIONS');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(runtime.app.callsToWix()).toEqual([]);
  });

  test('a body above the app’s limit gets 413, even without a content-length', async () => {
    const body = [' '.repeat(MAX_BODY), ' '];
    const { status, text } = await send(runtime, { body });
    expect({ status, body: JSON.parse(text) }).toMatchObject({
      status: 413,
      body: errorBody('PAYLOAD_TOO_LARGE'),
    });
  });

  test('a body in pieces without a content-length is accepted', async () => {
    const { status, text } = await send(runtime, { body: ['["a', '", ', '1]'] });
    expect({ status, text }).toEqual({ status: 200, text: '["a",1]' });
  });

  // workerd is asked for pieces of certain lengths.
  test.each([...[511, 512, 513, 16_896, 16_897], MAX_BODY])(
    'a body of %s bytes arrives unchanged, at once and in pieces',
    async (bytes) => {
      const body = `["${'é'.repeat((bytes - 4) / 2)}${bytes % 2 === 0 ? '' : 'x'}"]`;
      expect(Buffer.byteLength(body)).toBe(bytes);
      const half = Math.floor(body.length / 2);
      for (const pieces of [[body], [body.slice(0, half), body.slice(half)]]) {
        expect(await send(runtime, { body: pieces })).toEqual({ status: 200, text: body });
      }
    },
  );

  test.each<[string, string]>([
    ['an unknown method', 'backend/methods/none'],
    ['an unknown module', 'backend/none/anyone'],
    ['a function that is not a web method', 'backend/methods/plain'],
    ['a file that is not a web module', 'backend/private/privateCanary'],
    ['a module alone', 'backend/methods'],
    ['an empty id', ''],
    ['a name of Object.prototype', 'backend/methods/toString'],
    ['the constructor', 'backend/methods/constructor'],
    ['the prototype', 'backend/methods/__proto__'],
    ['a module of Object.prototype', 'constructor/name'],
    ['the manifest’s prototype', '__proto__/toString'],
    ['a method’s own property', 'backend/methods/echo/permission'],
    ['a trailing slash', 'backend/methods/echo/'],
    ['a double slash', 'backend//methods/echo'],
    ['a leading slash', '/backend/methods/echo'],
    ['an extra encoded slash', 'backend/methods%2f/echo'],
    ['a part of the file extension', 'backend/methods.web/echo'],
    ['the file name', 'backend/methods.web.ts/echo'],
    ['a path that leaves the folder', '..%2f..%2fpackage.json'],
    ['a path that leaves the folder and returns', 'backend/methods/..%2fmethods/echo'],
    ['an absolute path', '%2Fetc%2Fpasswd'],
    ['a URL', 'data:text/javascript,export%20const%20a=1/a'],
    ['a null byte', 'backend/methods/echo%00'],
    ['another letter case', 'backend/methods/Echo'],
    ['a path of more than 2048 characters', `backend/methods/${'x'.repeat(2048)}`],
  ])('a call to $1 gets 404 (%s)', async (_, id) => {
    const path = `/api/web-methods/${id}`;
    const { status, text } = await send(runtime, { path, body: ['[]'] });
    expect({ status, body: JSON.parse(text) }).toMatchObject({
      status: 404,
      body: errorBody('NOT_FOUND'),
    });
    expect(runtime.app.callsToWix()).toEqual([]);
  });

  // Astro tidies, decodes, redirects or refuses them, the two runtimes not in the same way.
  test.each([
    '/api/web-methods//',
    '/api/web-methods/backend%2fmethods%2fadmin',
    '/api/web-methods/backend%5cmethods/admin',
    '/api/web-methods/backend/methods/%61dmin',
    '/api/web-methods/backend/methods/%2561dmin',
    '/api/web-methods/backend/methods/%20%2561dmin',
    '/api/web-methods/backend/methods/%',
    '/api/web-methods/backend/methods/%ff',
    '/api/web-methods/../web-methods/backend/methods/admin',
    '/api/web%2dmethods/backend/methods/admin',
    '/api%2fweb-methods/backend/methods/admin',
    '//api/web-methods/backend/methods/admin',
    '/api//web-methods/backend/methods/admin',
    '/API/web-methods/backend/methods/admin',
  ])('the path %s does not bypass the permission of a method', async (path) => {
    const { status, text } = await send(runtime, { path, body: ['[]'] });
    expect(status).toBeGreaterThanOrEqual(300);
    expect(text).not.toContain('instanceId');
  });
});

test.each<[string, string]>([
  ['a charset', 'application/json; charset=utf-8'],
  ['capital letters', 'Application/JSON'],
])('the content type of a call may contain %s', async (_, type) => {
  const answer = await runtime.app.call(echo, { init: { headers: { 'content-type': type } } });
  expect(answer.status).toBe(200);
});

test.each<[string, string]>([
  ['100 arguments', `[${'0,'.repeat(99)}0]`],
  ['arguments that nest 64 levels deep', nested(64)],
  ['the key constructor', '[{"constructor":{"prototype":{"a":1}},"prototype":1}]'],
  ['a body as large as the app’s limit', `["${'x'.repeat(MAX_BODY - 4)}"]`],
])('a call may have %s', async (_, body) => {
  const answer = await runtime.app.call(echo, { init: { body } });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual(JSON.parse(body));
});

test('a query string in the address of a call changes nothing', async () => {
  expect((await runtime.app.call(`${echo}?a=b`)).status).toBe(200);
});

test('a preflight makes no request to Wix, and may be cached for a day', async () => {
  const init = {
    method: 'OPTIONS',
    headers: {
      origin: 'https://a-customer.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  };
  for (const id of ['backend/methods/anyone', 'backend/none/none']) {
    const { status, headers } = await runtime.app.call(id, { as: null, init });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toBe('POST');
    expect(headers.get('access-control-allow-headers')).toBe('authorization,content-type');
    expect(headers.get('access-control-max-age')).toBe('86400');
  }
  expect(runtime.app.callsToWix()).toEqual([]);
});
