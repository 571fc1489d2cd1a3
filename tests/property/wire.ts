import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { anyBody, type Body, goodBody } from './bodies.js';
import { headerText } from './headers.js';
import { HOSTILE } from './paths.js';

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly string[];
  readonly body: Body;
  readonly isChunked: boolean;
}

/** What came back. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

const ECHO = '/api/web-methods/backend/methods/echo';

/** Targets that begin with a slash, as workerd itself answers 500 to others, such as `*`. */
const targets = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('/api/web-methods/', '/api/web-methods//', '/API/web-methods/', '/', '//'),
      fc.array(fc.constantFrom('backend', '/', 'methods', 'echo', ...HOSTILE), { maxLength: 8 }),
    )
    .map((parts) => parts.flat().join('')),
  fc.constantFrom('//', '///', '/?', '//?//', '//a:b@c:99999/'),
  fc.constantFrom('', '/').map((end) => ECHO + end),
  fc.nat(20_000).map((length) => `${ECHO}/${'a'.repeat(length)}`),
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => `/${text}`),
);

const NAMES = [
  ...['content-type', 'authorization', 'content-length', 'host', 'cookie'],
  ...['origin', 'sec-fetch-site', 'expect', 'upgrade', 'connection', 'te', 'content-encoding'],
  ...[
    'x-http-method-override',
    'x-forwarded-host',
    'x-forwarded-proto',
    '__proto__',
    'constructor',
  ],
  ...['range', 'if-none-match', 'if-modified-since', 'accept-encoding', 'x-astro-path', 'b d', ''],
];

const headers = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...NAMES),
      fc.oneof(headerText, fc.constantFrom('', 'application/json', 'chunked', '5', 'TOKEN', 'h2c')),
    )
    .map(([name, value]) => `${name}: ${value}`),
  fc.constantFrom('no colon', ' folded', 'expect: 100-continue', 'connection: upgrade'),
);

/** Requests that are a good call. */
export const goodRequest: fc.Arbitrary<WireRequest> = fc.record({
  method: fc.constant('POST'),
  target: fc.constant(ECHO),
  headers: fc.constant(['content-type: application/json', 'authorization: TOKEN']),
  body: goodBody,
  isChunked: fc.boolean(),
});

/** Requests of all kinds, which may even be no HTTP. */
export const anyRequest: fc.Arbitrary<WireRequest> = fc
  .tuple(
    goodRequest,
    fc.record(
      {
        method: fc.constantFrom('GET', 'HEAD', 'PUT', 'OPTIONS', 'DELETE', 'PATCH', 'post', 'X!'),
        target: targets,
        headers: fc.array(headers, { maxLength: 5 }),
        body: anyBody,
      },
      { requiredKeys: [] },
    ),
    fc.array(headers, { maxLength: 3 }),
  )
  .map(([good, other, more]) => {
    const request = { ...good, ...other };
    return { ...request, headers: [...request.headers, ...more] };
  });

const RESET = /^The app did not answer: Error: (socket hang up|(read|write) (ECONNRESET|EPIPE))$/;

/**
 * Sends a request, and sends it again if the connection between the emulator and the worker broke:
 * the worker closes one on which it has answered before the body was read, and the emulator may
 * still write to it, or take it for the next request.
 * @param url Where the server is.
 * @param request The request; `TOKEN` in its headers stands for the token.
 * @param token An access token.
 * @returns The answer; `undefined` if the server closed the connection without any.
 */
export async function send(
  url: string,
  request: WireRequest,
  token: string,
): Promise<WireAnswer | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await sendOnce(url, request, token);
    // An answer to HEAD has no body that would tell.
    const isReset =
      answer?.status === 502 && (RESET.test(answer.body) || request.method === 'HEAD');
    if (!isReset || attempt === 10) return answer;
  }
}

/** Sends a request on a connection of its own. */
async function sendOnce(
  url: string,
  request: WireRequest,
  token: string,
): Promise<WireAnswer | undefined> {
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  // A server may well close the connection while more comes.
  socket.on('error', () => {});
  const { chunks, isLost } = request.body;
  const length = chunks.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const fields = [
    `host: ${host}`,
    'connection: close',
    request.isChunked ? 'transfer-encoding: chunked' : `content-length: ${length}`,
    ...request.headers.map((header) => header.replace('TOKEN', token)),
  ];
  socket.write(`${request.method} ${request.target} HTTP/1.1\r\n`);
  socket.write(`${fields.join('\r\n')}\r\n\r\n`, 'latin1');
  for (const chunk of chunks) {
    if (chunk.byteLength === 0) continue;
    socket.write(
      request.isChunked
        ? Buffer.concat([Buffer.from(`${chunk.byteLength.toString(16)}\r\n`), chunk, CRLF])
        : chunk,
    );
  }
  if (isLost) {
    // Once the server has begun to work on it.
    await new Promise((resolve) => socket.write('', resolve));
    socket.destroy();
    return undefined;
  }
  if (request.isChunked) socket.write('0\r\n\r\n');
  // A good request may take its time. One that promises more than it sends is over, too: once the
  // server has had time for it, and has answered a later one.
  const isGood = 'args' in request.body.outcome && request.headers.length === 2;
  const end = async () => {
    await fetch(url + ECHO, { method: 'OPTIONS' }).catch(() => {});
    socket.end();
  };
  const timer = isGood ? undefined : setTimeout(end, 500);
  const received = await buffer(socket).catch(() => Buffer.alloc(0));
  clearTimeout(timer);
  return parse(received.toString('latin1'));
}

const CRLF = Buffer.from('\r\n');

function parse(text: string): WireAnswer | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const [status = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = new Headers();
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers.append(line.slice(0, colon), line.slice(colon + 1));
  }
  const rest = text.slice(end + 4);
  const body = headers.get('transfer-encoding') === 'chunked' ? unchunked(rest) : rest;
  const code = Number(status.split(' ')[1]);
  // What comes first for `expect: 100-continue` is no answer yet.
  return code === 100
    ? parse(rest)
    : { status: code, headers, body: Buffer.from(body, 'latin1').toString() };
}

function unchunked(text: string): string {
  let rest = text;
  let body = '';
  for (;;) {
    const end = rest.indexOf('\r\n');
    const size = Number.parseInt(rest.slice(0, end), 16);
    if (!(size > 0)) return body;
    body += rest.slice(end + 2, end + 2 + size);
    rest = rest.slice(end + 4 + size);
  }
}
