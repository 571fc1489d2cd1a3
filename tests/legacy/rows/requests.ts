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
    call: 'the response with a result',
    legacy: `200 { result: ${PLAIN} }`,
    ours: `200 ${PLAIN}`,
    explainedIn: 'HTTP statuses',
    run: requesting('plain'),
  },
  {
    call: 'the response without a result',
    legacy: '200 {}',
    ours: '204',
    explainedIn: 'HTTP statuses',
    run: requesting('nothing'),
  },
  {
    call: 'the response if the method throws',
    legacy: "200 exception { name: 'Error', message: '(generic)' }",
    ours: '500 INTERNAL',
    explainedIn: 'HTTP statuses',
    run: requesting('throwsError'),
  },
  {
    call: 'the response to a caller without the permission',
    legacy: "200 exception { name: 'Error', message: '(generic)' }",
    ours: '403 FORBIDDEN',
    explainedIn: 'HTTP statuses',
    run: requesting('admin'),
  },
  {
    call: 'the response to a caller without a token',
    legacy: "200 exception { name: 'Error', message: '(generic)' }",
    ours: '401 UNAUTHENTICATED',
    explainedIn: 'HTTP statuses',
    run: requesting('plain', { headers: { authorization: '' } }),
  },
  {
    call: 'a body that is not JSON',
    legacy: "500 'internal server error'",
    ours: '400 BAD_REQUEST',
    explainedIn: 'HTTP statuses',
    run: requesting('plain', { body: '[1' }),
  },
  {
    call: 'a body that is not an array',
    legacy: "400 'invalid request'",
    ours: '400 BAD_REQUEST',
    explainedIn: 'HTTP statuses',
    run: requesting('plain', { body: '{}' }),
  },
  {
    call: '`GET`',
    legacy: "500 'internal server error'",
    ours: '405 METHOD_NOT_ALLOWED',
    explainedIn: 'HTTP statuses',
    run: requesting('plain', { method: 'GET' }),
  },
  {
    call: '`PUT`',
    legacy: `200 { result: ${PLAIN} }`,
    ours: '405 METHOD_NOT_ALLOWED',
    explainedIn: 'Malformed requests',
    run: requesting('plain', { method: 'PUT', body: '[]' }),
  },
  {
    call: 'a body of type `text/plain`',
    legacy: `200 { result: ${PLAIN} }`,
    ours: '415 UNSUPPORTED_MEDIA_TYPE',
    explainedIn: 'Malformed requests',
    run: requesting('plain', { headers: { 'content-type': 'text/plain' } }),
  },
  {
    call: 'the response to a preflight',
    legacy: '200 {}',
    ours: '204',
    explainedIn: 'Preflights',
    run: requesting('plain', preflight),
  },
  {
    call: 'the origins that a preflight allows',
    legacy: '*',
    ours: '*',
    run: readingHeader('access-control-allow-origin', 'plain', preflight),
  },
  {
    call: 'the HTTP methods that a preflight allows',
    legacy: '*',
    ours: 'POST',
    explainedIn: 'Preflights',
    run: readingHeader('access-control-allow-methods', 'plain', preflight),
  },
  {
    call: 'the headers that a preflight allows if the browser also asks for `x-own`',
    legacy: 'Authorization,Content-Type,Baggage,Sentry-Trace,X-Wix-Consistent',
    ours: 'authorization,content-type,x-own',
    explainedIn: 'Preflights',
    run: readingHeader('access-control-allow-headers', 'plain', preflight),
  },
  {
    call: 'how many seconds a browser may cache a preflight',
    legacy: 'none',
    ours: '86400',
    explainedIn: 'Preflights',
    run: readingHeader('access-control-max-age', 'plain', preflight),
  },
  ...(
    [
      ['a result', 'plain', {}],
      ['a refusal', 'admin', {}],
      ['an error of the method', 'throwsError', {}],
      ['the response to malformed JSON', 'plain', { body: '[1' }],
      ['the response for an unknown method', 'none', {}],
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
    explainedIn: 'Caching by browsers and proxies',
    run: readingHeader('cache-control', 'plain'),
  },
  {
    call: '`cache-control` of an error',
    legacy: 'none',
    ours: 'private, no-store',
    explainedIn: 'Caching by browsers and proxies',
    run: readingHeader('cache-control', 'throwsError'),
  },
];
