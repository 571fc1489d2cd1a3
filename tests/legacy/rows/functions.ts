import { answerOf, headerOf } from '../outcome.js';
import type { CallerName, Side } from '../sides.js';
import type { Row } from './row.js';

const preflight: RequestInit = {
  method: 'OPTIONS',
  headers: {
    origin: 'https://a-customer.example',
    'access-control-request-method': 'GET',
    'access-control-request-headers': 'authorization,x-own',
  },
};

const asking =
  (path: string, init?: RequestInit, as?: CallerName): Row['run'] =>
  (side) =>
    answerOf(side.requestFunction(path, init, as));

const reading =
  (header: string, path: string, init?: RequestInit): Row['run'] =>
  (side) =>
    headerOf(side.requestFunction(path, init), header);

/** Asks for an installation's data, and says only the status if they come. */
const askingAs =
  (as: CallerName): Row['run'] =>
  async (side) => {
    const answer = await side.requestFunction('get-instance', {}, as);
    return answer.ok ? String(answer.status) : answerOf(Promise.resolve(answer));
  };

const statusOf =
  (path: string): Row['run'] =>
  async (side) =>
    String((await side.requestFunction(path)).status);

/** What one request after the other with one token asks of Wix, and there the last of them. */
const askedOfWix =
  (times: number): Row['run'] =>
  async (side) => {
    const authorization = side.token('visitor') ?? '';
    const ask = () => side.requestFunction('get-instance', { headers: { authorization } });
    for (let before = 1; before < times; before++) await (await ask()).text();
    return (await side.askedOfWix(ask)).join(', ');
  };

function namesIn(answer: unknown): string {
  return Object.keys(Object(answer)).join(', ');
}

async function tellsSecret(side: Side): Promise<string> {
  const answer = await side.requestFunction('get-instance');
  return String((await answer.text()).includes(side.secret));
}

const FAILED = "500 { error: 'Failed to process request' }";

/** Whoever asks, the legacy function runs; ours refuses before it does. */
const caller = (as: CallerName, title: string, legacy: string, ours: string): Row => ({
  call: `\`get-instance\`, ${title}`,
  legacy,
  ours,
  run: askingAs(as),
});

/** What HTTP functions do, with the same requests. */
export const functions: Row[] = [
  {
    call: 'what a frontend gets of the web method `getInstance`',
    legacy: 'instanceId, instance, site',
    ours: 'instanceId, instance, site',
    run: async (side) => namesIn(await side.callFrontend('get-instance')),
  },
  {
    call: 'what a frontend gets of `get-instance`',
    legacy: 'instanceId, instance, site',
    ours: 'instanceId, instance, site',
    run: async (side) => namesIn(await side.askForInstance()),
  },
  {
    call: 'whether a visitor’s answer has the owner’s e-mail address',
    legacy: 'true',
    ours: 'false',
    run: tellsSecret,
  },
  caller('visitor', 'a visitor', '200', '200'),
  caller('member', 'a member', '200', '200'),
  caller('owner', 'the owner', '200', '200'),
  caller('app', 'an app', '200', '403 FORBIDDEN'),
  caller('unknown', 'an unknown subject', '200', '403 FORBIDDEN'),
  caller('expired', 'an expired token of the owner', '200', '401 UNAUTHENTICATED'),
  caller('inactive', 'a revoked token of the owner', '200', '401 UNAUTHENTICATED'),
  caller('foreignApp', 'a token for another app', FAILED, '401 UNAUTHENTICATED'),
  caller('stranger', 'a token that Wix never issued', FAILED, '401 UNAUTHENTICATED'),
  caller('nobody', 'no token', FAILED, '401 UNAUTHENTICATED'),
  {
    call: 'a function that asks nothing of Wix, no token',
    legacy: "200 '1970-01-01T00:00:00.000Z'",
    ours: '401 UNAUTHENTICATED',
    run: asking('date', {}, 'nobody'),
  },
  {
    call: 'a `Date` in a function’s answer',
    legacy: "200 '1970-01-01T00:00:00.000Z'",
    ours: "200 '1970-01-01T00:00:00.000Z'",
    run: asking('date'),
  },
  {
    call: 'nothing returned',
    legacy: "404 'not found'",
    ours: '204',
    run: asking('nothing'),
  },
  {
    call: 'an error thrown',
    legacy: "500 'internal server error'",
    ours: '500 INTERNAL',
    run: asking('throws'),
  },
  {
    call: 'a cookie set, by an endpoint without `endpoint()`',
    legacy: 'seen=1',
    ours: 'seen=1',
    run: reading('set-cookie', 'cookie'),
  },
  ...(
    [
      ['a result', 'date', 'application/json'],
      ['an error thrown', 'throws', 'text/plain;charset=UTF-8'],
    ] as const
  ).map(
    ([of, path, legacy]): Row => ({
      call: `the content type of ${of}`,
      legacy,
      ours: 'application/json',
      run: reading('content-type', path),
    }),
  ),
  {
    call: '`POST`, where there is only `GET`',
    legacy: "404 'not found'",
    ours: '405 METHOD_NOT_ALLOWED',
    run: asking('date', { method: 'POST' }),
  },
  {
    call: '`HEAD`',
    legacy: '404',
    ours: '200',
    run: asking('date', { method: 'HEAD' }),
  },
  {
    call: 'the status for an unknown name',
    legacy: '404',
    ours: '404',
    run: statusOf('none'),
  },
  {
    call: 'the status for a name with more behind it',
    legacy: '200',
    ours: '404',
    run: statusOf('date/more'),
  },
  {
    call: 'the answer to a function’s preflight',
    legacy: '200 {}',
    ours: '204',
    run: asking('date', preflight),
  },
  {
    call: 'the methods of a function’s preflight',
    legacy: '*',
    ours: 'GET, HEAD',
    run: reading('access-control-allow-methods', 'date', preflight),
  },
  {
    call: 'the headers of a function’s preflight that asks for `x-own`, too',
    legacy: 'Authorization,Content-Type,Baggage,Sentry-Trace,X-Wix-Consistent',
    ours: 'authorization,x-own',
    run: reading('access-control-allow-headers', 'date', preflight),
  },
  {
    call: 'how many seconds a function’s preflight is good for',
    legacy: 'none',
    ours: '86400',
    run: reading('access-control-max-age', 'date', preflight),
  },
  ...(
    [
      ['a function’s result', 'date', {}, '*'],
      ['an error thrown', 'throws', {}, '*'],
      ['the answer to a wrong method', 'date', { method: 'POST' }, 'none'],
    ] as const
  ).map(
    ([of, path, init, legacy]): Row => ({
      call: `the origins that may read ${of}`,
      legacy,
      ours: '*',
      run: reading('access-control-allow-origin', path, init),
    }),
  ),
  {
    call: '`cache-control` of a function’s result',
    legacy: 'none',
    ours: 'private, no-store',
    run: reading('cache-control', 'date'),
  },
  {
    call: 'what `get-instance` asks of Wix, the first time with a token',
    legacy: 'client-credentials, get-app-instance, token-info, token-info',
    ours: 'get-app-instance, token-info, token-info',
    run: askedOfWix(1),
  },
  {
    call: 'what it asks of Wix again, with the same token',
    legacy: 'client-credentials, get-app-instance, token-info, token-info',
    ours: 'get-app-instance, token-info',
    run: askedOfWix(2),
  },
];
