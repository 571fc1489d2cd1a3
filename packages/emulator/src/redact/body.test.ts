import { expect, test } from 'vitest';
import { createSecret } from '../util/own-secret.js';
import { loggedBody } from './body.js';
import { LOGGED_BODY_LIMIT } from './text.js';

const secret = createSecret();
const jwt = `${base64({ alg: 'RS256' })}.${base64({ data: 'hidden' })}.c2lnbmF0dXJl`;
const form = 'application/x-www-form-urlencoded';

function base64(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function logged(body: unknown): string | undefined {
  return loggedBody(JSON.stringify(body), 'application/json');
}

test('loggedBody() does not change a body without secrets', () => {
  for (const text of [
    '{ "a" : [1.0, "\\u00e9", null], "expires_in": 42 }',
    '"text"',
    '[]',
    'no JSON',
  ]) {
    expect(loggedBody(text, 'application/json; charset=utf-8')).toBe(text);
    expect(loggedBody(Buffer.from(text), null)).toBe(text);
  }
  expect(loggedBody('a=1&b=%C3%A9+c', form)).toBe('a=1&b=%C3%A9+c');
  expect(loggedBody('', 'application/json')).toBeUndefined();
});

test.each([
  'token',
  'access_token',
  'refreshToken',
  'client_secret',
  'accessKey',
  'Authorization',
  'password',
  'Set-Cookie',
  'wixSession',
])('loggedBody() masks any value with the name %s', (name) => {
  for (const value of [
    'hidden',
    4_711_471,
    true,
    { a: ['hid"den}', { b: 'hidden' }] },
    ['hidden'],
  ]) {
    const expected = JSON.stringify([{ a: 1, [name]: '[redacted]', z: 'shown' }]);
    expect(logged([{ a: 1, [name]: value, z: 'shown' }])).toBe(expected);
  }
  expect(loggedBody(`a=1&${name}=hidden&z=2`, form)).toBe(`a=1&${name}=[redacted]&z=2`);
  expect(loggedBody(`a line\n${name}: hid den\nanother`, 'text/plain')).toBe(
    `a line\n${name}: [redacted]\nanother`,
  );
  // Where the limit cuts the value or what is in it.
  expect(loggedBody(`{"${name}":"hid`, 'application/json')).toBe(`{"${name}":[redacted]`);
  expect(loggedBody(`{"${name}":{"a":["hid`, 'application/json')).toBe(`{"${name}":[redacted]`);
});

test.each([
  ['[error] client_secret=hidden', '[error] client_secret=[redacted]'],
  ['{"text":"[password=hidden"}', '{"text":"[password=[redacted]"}'],
  ['{"password=hidden":1}', '{"password=[redacted]":"[redacted]"}'],
  ['"password=hid', '"password=[redacted]'],
  ['{token: "hidden"}', '{token: [redacted]'],
  ['[{"a":[\nhidden],"token":[\n"hidden"]}', '[{"a":[\nhidden],"token":[redacted]'],
  ['failed: {"token" : "hidden"}', 'failed: {"token" : [redacted]'],
  ['failed: {\\"token\\": \\"hidden\\"}', 'failed: {\\"token\\": [redacted]'],
  ['Cookie: a=1; sid=hidden\r\nnext', 'Cookie: [redacted]\r\nnext'],
  ['password=hun,hidden', 'password=[redacted]'],
  ['see: my password = hidden', 'see: my password = [redacted]'],
  ['Authorization: Digest a="b", response="hidden"', 'Authorization: [redacted]'],
  ['sent Bearer hidden, and BASIC "hidden"', 'sent Bearer [redacted] and BASIC [redacted]"'],
])('loggedBody() masks the secrets in %j, which is not JSON', (text, expected) => {
  expect(loggedBody(text, 'text/plain')).toBe(expected);
});

test.each([
  ['an emulator’s secret', secret],
  ['a JSON Web Token', jwt],
  ['a Wix token', `OauthNG.JWS.${jwt}`],
  ['a cut JSON Web Token', jwt.slice(0, 20)],
])('loggedBody() masks %s anywhere in a body', (_, value) => {
  const hidden = value.slice(-12);
  const bodies: [string, string | null][] = [
    [value, 'application/jwt'],
    [value, 'application/json'],
    [JSON.stringify([value]), 'application/json'],
    [JSON.stringify({ [value]: 1 }), null],
    [JSON.stringify({ text: `before ${value} after` }), null],
    [JSON.stringify({ text: JSON.stringify({ text: value }) }), null],
    [`["${escaped(value)}"]`, 'application/json'],
    [`a=${value}&${value}`, form],
    [`a=${percented(value)}&${percented(value)}&${percented(value)}=1`, form],
    [JSON.stringify([{ a: 1 }, value]), 'application/devalue+json'],
  ];
  for (const [body, type] of bodies) {
    const text = loggedBody(body, type);
    expect(text).toContain('[redacted]');
    expect(text).not.toContain(hidden);
    expect(text).not.toContain(escaped(hidden));
    expect(text).not.toContain(percented(hidden));
  }
});

function escaped(text: string): string {
  return [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

function percented(text: string): string {
  return [...text].map((c) => `%${c.charCodeAt(0).toString(16)}`).join('');
}

test('loggedBody() masks secrets in JSON strings within JSON, at any depth', () => {
  let body = JSON.stringify({ refresh_token: 'hidden', kept: 'shown' });
  expect(loggedBody(JSON.stringify({ data: body }), null)).toContain('shown');
  for (let depth = 0; depth < 8; depth += 1) {
    body = JSON.stringify({ data: body });
    expect(loggedBody(body, 'application/json')).not.toContain('hidden');
  }
});

test('loggedBody() omits a body that it cannot search for secrets', () => {
  expect(loggedBody('<password>hidden</password>', 'application/xml')).toBe(
    '[not logged: application/xml]',
  );
  expect(loggedBody('hidden', 'multipart/form-data; boundary=x')).toBe(
    '[not logged: multipart/form-data]',
  );
  expect(loggedBody(new Uint8Array([0xff, 0xfe]), null)).toBe('[not logged: binary data]');
  expect(loggedBody('a\0b', 'text/plain')).toBe('[not logged: binary data]');
  expect(loggedBody('x', `text/${'x'.repeat(999)}`)).toBe('[not logged: unknown media type]');
  expect(loggedBody('[{"token":1},"hidden"]', 'application/devalue+json')).toBe(
    '[not logged: it names secrets]',
  );
});

test('loggedBody() masks the secrets of a body that is longer than the log’s limit', () => {
  const list = Array.from({ length: 2000 }, (_, index) => ({ index, token: 'hidden' }));
  const text = logged({ list, last: secret }) ?? '';
  expect(text).toMatch(/^\{"list":\[\{"index":0,"token":"\[redacted\]"\},/);
  expect(text).not.toContain('hidden');
  expect(text.endsWith('… [cut]')).toBe(true);
});

test('loggedBody() masks a secret that comes within the limit because earlier secrets are masked', () => {
  const long = 'x'.repeat(2000);
  const list = Array.from({ length: 40 }, () => ({ password: `hidden ${long}` }));
  const text =
    logged({ list, note: 'y'.repeat(17_000), late: { password: 'hidden' }, last: secret }) ?? '';
  expect(text).not.toContain('hidden');
  expect(text).not.toContain(secret.slice(-12));
});

test('loggedBody() accepts JSON that is nested more deeply than a call stack', () => {
  expect(logged({ a: 1 })).toBe('{"a":1}');
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  expect(loggedBody(deep, 'application/json')).toContain('[redacted]');
});

test('loggedBody() cuts a long body and marks the cut', () => {
  const long = 'é'.repeat(LOGGED_BODY_LIMIT);
  for (const body of [long, Buffer.from(long)]) {
    const text = loggedBody(body, 'text/plain') ?? '';
    expect(text.endsWith('é… [cut]')).toBe(true);
    expect(Buffer.byteLength(text)).toBeLessThan(LOGGED_BODY_LIMIT + 20);
  }
  expect(loggedBody('x'.repeat(LOGGED_BODY_LIMIT), null)).not.toContain('[cut]');
});

test.each([
  ['quotes', '"'],
  ['backslashes', '"\\'],
  ['brackets', '{"token":['],
  ['colons', 'token:'],
  ['spaces', ' '],
  ['keys', '{"token" :'],
  ['braces in strings', '"{\\"'],
  ['text that starts like JSON', '[x "'],
  ['numbers', '[1'],
  ['words', 'a'],
  ['names', 'a='],
  ['names far from their values', `a${' '.repeat(20)}`],
  ['credentials', 'Bearer '],
])('loggedBody() is fast for a long body of %s', (_, text) => {
  const body = text.repeat(LOGGED_BODY_LIMIT);
  // So often that the time for a test is up if one of them takes a second.
  for (let count = 0; count < 20; count += 1) {
    for (const type of ['application/json', form, 'text/plain']) loggedBody(body, type);
  }
});
