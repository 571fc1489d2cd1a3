import fc from 'fast-check';
import { TOKENS, USELESS_TOKENS } from './app.js';

/** A header of a call; the same name may come more than once. */
export type Header = readonly [name: string, value: string];

/** The headers that say what the body is. */
export interface ContentType {
  readonly headers: readonly Header[];
  readonly isJson: boolean;
}

/** The headers that say who calls, and whether a session's cookie has come with them. */
export interface Credentials {
  readonly headers: readonly Header[];
  readonly hasSession: boolean;
  /** The subject that they prove, if they prove any. */
  readonly subject: string | undefined;
}

/** Any text that HTTP lets into a header. */
export const headerText = fc.string({
  unit: fc.integer({ min: 1, max: 255 }).map((code) => {
    const character = String.fromCharCode(code);
    return '\r\n'.includes(character) ? ' ' : character;
  }),
  maxLength: 40,
});

const JSON_TYPES = [
  'application/json',
  'Application/JSON',
  ' application/json\t',
  'application/json; charset=utf-8',
  'application/json;charset="UTF-8"',
  'application/json ; profile=x',
];

const OTHER_TYPES = [
  '',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=application/json',
  'application/jsonp',
  'application/json+x',
  'application/devalue+json',
  'x-application/json',
  'json',
  '*/*',
  'text/plain; application/json',
  'text/plain, application/json',
  '__proto__',
];

const named = (name: string, values: readonly string[]) =>
  values.map((value): Header => [name, value]);

/** A content type that says JSON, as callers may spell it. */
export const jsonType: fc.Arbitrary<ContentType> = fc
  .constantFrom(...JSON_TYPES)
  .map((type) => ({ headers: [['content-type', type]], isJson: true }));

/** Content types of all kinds. Two of them are none that could be told. */
export const anyContentType: fc.Arbitrary<ContentType> = fc.oneof(
  { arbitrary: jsonType, weight: 4 },
  fc
    .oneof(
      fc.constant([]),
      fc.constantFrom(...OTHER_TYPES).map((type) => [type]),
      headerText.map((type) => [`x${type}`]),
      fc.tuple(fc.constantFrom('application/json', 'text/plain'), headerText),
      fc.constantFrom('application/json', '').map((type) => [type, 'application/json']),
    )
    .map((types) => ({ headers: named('content-type', types), isJson: false })),
);

/** A token that counts. */
export const goodCredentials: fc.Arbitrary<Credentials> = fc
  .tuple(fc.constantFrom(...TOKENS), fc.constantFrom('', ' ', '\t'))
  .map(([[token, subject], space]) => ({
    headers: named('authorization', [space + token + space]),
    hasSession: false,
    subject,
  }));

const tokens = [...TOKENS.keys(), ...USELESS_TOKENS.keys()];

/** A token that proves nothing, which a session does not make up for; or none. */
const badToken: fc.Arbitrary<Credentials> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...USELESS_TOKENS.keys()).map((token) => [token]),
      fc.constantFrom(...tokens).map((token) => [`Bearer ${token}`]),
      fc.constantFrom(...tokens).map((token) => [token, token]),
      fc.constantFrom('__proto__', 'constructor', 'null', 'undefined', '{}').map((text) => [text]),
      headerText.map((text) => [`x${text}`]),
      fc.nat(20_000).map((length) => ['x'.repeat(length + 1)]),
    ),
    fc.boolean(),
  )
  .map(([values, hasSession]) => ({
    headers: named('authorization', values),
    hasSession,
    subject: undefined,
  }));

/** How a request says where it comes from, and whether that is the app's own origin. */
const SITES: readonly (readonly [isSame: boolean, ...headers: Header[]])[] = [
  [true, ['sec-fetch-site', 'same-origin']],
  [true, ['sec-fetch-site', 'same-origin'], ['origin', 'https://evil.example']],
  [true, ['origin', 'https://app.example']],
  [true, ['origin', 'http://app.example']],
  [true, ['origin', 'https://public.example'], ['host', 'public.example']],
  [false],
  [false, ['sec-fetch-site', '']],
  [false, ['sec-fetch-site', 'same-site'], ['origin', 'https://app.example']],
  [false, ['sec-fetch-site', 'cross-site']],
  [false, ['sec-fetch-site', 'same-origin'], ['sec-fetch-site', 'same-origin']],
  [false, ['origin', 'null']],
  [false, ['origin', 'https://app.example:444']],
  [false, ['origin', 'https://app.example.evil.example']],
  [false, ['origin', 'https://app.example'], ['origin', 'https://app.example']],
  [false, ['origin', 'https://app.example'], ['host', 'public.example']],
  [false, ['origin', '__proto__']],
];

const session: fc.Arbitrary<Credentials> = fc
  .tuple(fc.constantFrom(...SITES), fc.boolean(), fc.boolean())
  .map(([[isSame, ...headers], hasSession, hasEmptyToken]) => ({
    headers: hasEmptyToken ? [...headers, ['authorization', '']] : headers,
    hasSession,
    subject: isSame && hasSession ? 'VISITOR' : undefined,
  }));

/** Credentials of all kinds. */
export const anyCredentials: fc.Arbitrary<Credentials> = fc.oneof(
  { arbitrary: goodCredentials, weight: 4 },
  { arbitrary: session, weight: 2 },
  badToken,
);

/** Headers that no answer may depend on, but for a `content-length` that claims too much. */
export const otherHeaders: fc.Arbitrary<readonly Header[]> = fc.array(
  fc.tuple(
    fc.constantFrom(
      ...['accept', 'content-length', 'transfer-encoding', 'content-encoding', 'expect', 'range'],
      ...['x-http-method-override', 'x-forwarded-host', 'x-forwarded-proto', 'cookie', 'te'],
      ...[
        '__proto__',
        'constructor',
        'access-control-request-headers',
        'x-wix-linguist',
        'upgrade',
      ],
    ),
    fc.oneof(headerText, fc.constantFrom('DELETE', 'gzip', 'chunked', '0', '-1', '99999999999')),
  ),
  { maxLength: 4 },
);

/** Methods of all kinds that a `Request` may have. */
export const anyMethod = fc.oneof(
  { arbitrary: fc.constant('POST'), weight: 4 },
  fc.constantFrom('GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'delete', 'OPTIONS', 'PROPFIND', 'X-!'),
);
