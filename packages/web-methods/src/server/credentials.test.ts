import { describe, expect, test } from 'vitest';
import { credentialsOf } from './credentials.js';

const session = { token: 'session', instanceId: 'instance' };

function call(headers: Record<string, string>) {
  return new Request('http://app.example/api/web-methods/a/b', { method: 'POST', headers });
}

test('credentialsOf() prefers the authorization header to the session, even in a cross-site call', () => {
  const request = call({ authorization: 'token', 'sec-fetch-site': 'cross-site' });
  expect(credentialsOf(request, session)).toEqual({ token: 'token' });
  expect(credentialsOf(request, undefined)).toEqual({ token: 'token' });
});

test('credentialsOf() returns undefined for a call with neither a token nor a session', () => {
  expect(credentialsOf(call({ 'sec-fetch-site': 'same-origin' }), undefined)).toBeUndefined();
});

describe('calls that may use the session', () => {
  test.each<[string, Record<string, string>]>([
    ['from the same origin', { 'sec-fetch-site': 'same-origin' }],
    ['whose Origin header matches the URL', { origin: 'https://app.example' }],
    [
      'whose Origin header matches the Host header',
      { origin: 'https://a.test:8', host: 'a.test:8' },
    ],
  ])('credentialsOf() returns the session for a call %s', (_, headers) => {
    expect(credentialsOf(call(headers), session)).toEqual(session);
  });
});

describe('calls that may not use the session', () => {
  test.each<[string, Record<string, string>]>([
    ['without Sec-Fetch-Site and Origin headers', {}],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another subdomain', { 'sec-fetch-site': 'same-site' }],
    ['from the address bar', { 'sec-fetch-site': 'none' }],
    [
      'from another site whose Origin header matches the host',
      { 'sec-fetch-site': 'cross-site', origin: 'http://app.example' },
    ],
    ['from another host', { origin: 'https://evil.example' }],
    ['from another port', { origin: 'http://app.example:81' }],
    ['from a frame with an opaque origin', { origin: 'null' }],
    [
      'from a host that only starts with the same name',
      { origin: 'http://app.example.evil.example' },
    ],
  ])('credentialsOf() ignores the session for a call %s', (_, headers) => {
    expect(credentialsOf(call(headers), session)).toBeUndefined();
  });
});
