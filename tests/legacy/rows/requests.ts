import { type Row, readingHeader, requesting } from './row.js';

const preflight: RequestInit = {
  method: 'OPTIONS',
  headers: {
    origin: 'https://a-customer.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type,x-own',
  },
};

const PLAIN = "{ a: 1, b: [ 'c', null, true ] }";

/** What stands on the wire. */
export const requests: Row[] = [
  {
    call: 'the answer with a result',
    legacy: `200 { result: ${PLAIN} }`,
    ours: `200 ${PLAIN}`,
    run: requesting('plain'),
  },
  {
    call: 'the answer without a result',
    legacy: '200 {}',
    ours: '204',
    run: requesting('nothing'),
  },
  {
    call: 'the answer of a method that throws',
    legacy: "200 exception { name: 'Error', message: '(generic)' }",
    ours: '500 INTERNAL',
    run: requesting('throwsError'),
  },
  {
    call: 'the answer to a caller without the permission',
    legacy: "200 exception { name: 'Error', message: '(generic)' }",
    ours: '403 FORBIDDEN',
    run: requesting('admin'),
  },
  {
    call: 'the answer to a caller without a token',
    legacy: "200 exception { name: 'Error', message: '(generic)' }",
    ours: '401 UNAUTHENTICATED',
    run: requesting('plain', { headers: { authorization: '' } }),
  },
  {
    call: 'a body that is not JSON',
    legacy: "500 'internal server error'",
    ours: '400 BAD_REQUEST',
    run: requesting('plain', { body: '[1' }),
  },
  {
    call: 'a body that is no array',
    legacy: "400 'invalid request'",
    ours: '400 BAD_REQUEST',
    run: requesting('plain', { body: '{}' }),
  },
  {
    call: '`GET`',
    legacy: "500 'internal server error'",
    ours: '405 METHOD_NOT_ALLOWED',
    run: requesting('plain', { method: 'GET' }),
  },
  {
    call: '`PUT`',
    legacy: `200 { result: ${PLAIN} }`,
    ours: '405 METHOD_NOT_ALLOWED',
    run: requesting('plain', { method: 'PUT', body: '[]' }),
  },
  {
    call: 'a body of type `text/plain`',
    legacy: `200 { result: ${PLAIN} }`,
    ours: '415 UNSUPPORTED_MEDIA_TYPE',
    run: requesting('plain', { headers: { 'content-type': 'text/plain' } }),
  },
  {
    call: 'the answer to a preflight',
    legacy: '200 {}',
    ours: '204',
    run: requesting('plain', preflight),
  },
  {
    call: 'the origins of a preflight',
    legacy: '*',
    ours: '*',
    run: readingHeader('access-control-allow-origin', 'plain', preflight),
  },
  {
    call: 'the methods of a preflight',
    legacy: '*',
    ours: 'POST',
    run: readingHeader('access-control-allow-methods', 'plain', preflight),
  },
  {
    call: 'the headers of a preflight that asks for `x-own`, too',
    legacy: 'Authorization,Content-Type,Baggage,Sentry-Trace,X-Wix-Consistent',
    ours: 'authorization,content-type,x-own',
    run: readingHeader('access-control-allow-headers', 'plain', preflight),
  },
  {
    call: 'how many seconds a preflight is good for',
    legacy: 'none',
    ours: '86400',
    run: readingHeader('access-control-max-age', 'plain', preflight),
  },
  ...(
    [
      ['a result', 'plain', {}],
      ['a refusal', 'admin', {}],
      ['an error of the method', 'throwsError', {}],
      ['the answer to malformed JSON', 'plain', { body: '[1' }],
      ['the answer for an unknown method', 'none', {}],
    ] as const
  ).map(
    ([of, method, init]): Row => ({
      call: `the origins that may read ${of}`,
      legacy: '*',
      ours: '*',
      run: readingHeader('access-control-allow-origin', method, init),
    }),
  ),
  {
    call: '`cache-control` of a result',
    legacy: 'none',
    ours: 'private, no-store',
    run: readingHeader('cache-control', 'plain'),
  },
  {
    call: '`cache-control` of an error',
    legacy: 'none',
    ours: 'private, no-store',
    run: readingHeader('cache-control', 'throwsError'),
  },
];
