import { answerOf, headerOf } from '../outcome.js';
import type { CallerName, Side } from '../sides.js';
import { callerTitles, type Row } from './row.js';

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

/** Both sides admit the caller. */
const admits = (as: CallerName): Row => ({
  call: `\`get-instance\`, ${callerTitles[as]}`,
  legacy: '200',
  ours: '200',
  run: askingAs(as),
});

/** The legacy function runs for every caller; this project refuses some before it runs the method. */
const refuses = (as: CallerName, legacy: string, ours: string): Row => ({
  call: `\`get-instance\`, ${callerTitles[as]}`,
  legacy,
  ours,
  explainedIn: 'Who may call an HTTP function',
  run: askingAs(as),
});

/** What HTTP functions do, with the same requests. */
export const functions: Row[] = [
  {
    call: 'the fields that a frontend gets from the web method `getInstance`',
    legacy: 'instanceId, instance, site',
    ours: 'instanceId, instance, site',
    run: async (side) => namesIn(await side.callFrontend('get-instance')),
  },
  {
    call: 'the fields that a frontend gets from `get-instance`',
    legacy: 'instanceId, instance, site',
    ours: 'instanceId, instance, site',
    run: async (side) => namesIn(await side.askForInstance()),
  },
  {
    call: 'whether the response to a visitor contains the owner’s e-mail address',
    legacy: 'true',
    ours: 'false',
    explainedIn: 'What an HTTP function answers',
    run: tellsSecret,
  },
  admits('visitor'),
  admits('member'),
  admits('owner'),
  refuses('app', '200', '403 FORBIDDEN'),
  refuses('unknown', '200', '403 FORBIDDEN'),
  refuses('expired', '200', '401 UNAUTHENTICATED'),
  refuses('inactive', '200', '401 UNAUTHENTICATED'),
  refuses('foreignApp', FAILED, '401 UNAUTHENTICATED'),
  refuses('stranger', FAILED, '401 UNAUTHENTICATED'),
  refuses('nobody', FAILED, '401 UNAUTHENTICATED'),
  {
    call: 'a function that makes no request to Wix, no token',
    legacy: "200 '1970-01-01T00:00:00.000Z'",
    ours: '401 UNAUTHENTICATED',
    explainedIn: 'Who may call an HTTP function',
    run: asking('date', {}, 'nobody'),
  },
  {
    call: 'a `Date` in a function’s response',
    legacy: "200 '1970-01-01T00:00:00.000Z'",
    ours: "200 '1970-01-01T00:00:00.000Z'",
    run: asking('date'),
  },
  {
    call: 'a function that returns nothing',
    legacy: "404 'not found'",
    ours: '204',
    explainedIn: 'What an HTTP function answers',
    run: asking('nothing'),
  },
  {
    call: 'a function that throws an error',
    legacy: "500 'internal server error'",
    ours: '500 INTERNAL',
    explainedIn: 'What an HTTP function answers',
    run: asking('throws'),
  },
  {
    call: 'a cookie set by a legacy function or, here, by a hand-written endpoint',
    legacy: 'seen=1',
    ours: 'seen=1',
    run: reading('set-cookie', 'cookie'),
  },
  {
    call: 'the content type of a result',
    legacy: 'application/json',
    ours: 'application/json',
    run: reading('content-type', 'date'),
  },
  {
    call: 'the content type of an error that a function throws',
    legacy: 'text/plain;charset=UTF-8',
    ours: 'application/json',
    explainedIn: 'What an HTTP function answers',
    run: reading('content-type', 'throws'),
  },
  {
    call: '`POST`, where there is only `GET`',
    legacy: "404 'not found'",
    ours: '405 METHOD_NOT_ALLOWED',
    explainedIn: 'Addresses and HTTP methods',
    run: asking('date', { method: 'POST' }),
  },
  {
    call: '`HEAD`',
    legacy: '404',
    ours: '200',
    explainedIn: 'Addresses and HTTP methods',
    run: asking('date', { method: 'HEAD' }),
  },
  {
    call: 'the status for an unknown name',
    legacy: '404',
    ours: '404',
    run: statusOf('none'),
  },
  {
    call: 'the status for a name with a further path segment',
    legacy: '200',
    ours: '404',
    explainedIn: 'Addresses and HTTP methods',
    run: statusOf('date/more'),
  },
  {
    call: 'the response to a function’s preflight',
    legacy: '200 {}',
    ours: '204',
    explainedIn: 'Preflights',
    run: asking('date', preflight),
  },
  {
    call: 'the HTTP methods that a function’s preflight allows',
    legacy: '*',
    ours: 'GET, HEAD',
    explainedIn: 'Preflights',
    run: reading('access-control-allow-methods', 'date', preflight),
  },
  {
    call: 'the headers that a function’s preflight allows if the browser also asks for `x-own`',
    legacy: 'Authorization,Content-Type,Baggage,Sentry-Trace,X-Wix-Consistent',
    ours: 'authorization,x-own',
    explainedIn: 'Preflights',
    run: reading('access-control-allow-headers', 'date', preflight),
  },
  {
    call: 'how many seconds a browser may cache a function’s preflight',
    legacy: 'none',
    ours: '86400',
    explainedIn: 'Preflights',
    run: reading('access-control-max-age', 'date', preflight),
  },
  {
    call: 'the origins that may read a function’s result',
    legacy: '*',
    ours: '*',
    run: reading('access-control-allow-origin', 'date'),
  },
  {
    call: 'the origins that may read an error that a function throws',
    legacy: '*',
    ours: '*',
    run: reading('access-control-allow-origin', 'throws'),
  },
  {
    call: 'the origins that may read the response to a wrong HTTP method',
    legacy: 'none',
    ours: '*',
    explainedIn: 'Addresses and HTTP methods',
    run: reading('access-control-allow-origin', 'date', { method: 'POST' }),
  },
  {
    call: '`cache-control` of a function’s result',
    legacy: 'none',
    ours: 'private, no-store',
    explainedIn: 'Caching by browsers and proxies',
    run: reading('cache-control', 'date'),
  },
  {
    call: 'requests to Wix made by the first call of `get-instance` with a given token',
    legacy: 'client-credentials, get-app-instance, token-info, token-info',
    ours: 'get-app-instance, token-info, token-info',
    explainedIn: 'What an HTTP function costs',
    run: askedOfWix(1),
  },
  {
    call: 'requests to Wix made by the next call of `get-instance` with the same token',
    legacy: 'client-credentials, get-app-instance, token-info, token-info',
    ours: 'get-app-instance, token-info',
    explainedIn: 'What an HTTP function costs',
    run: askedOfWix(2),
  },
];
