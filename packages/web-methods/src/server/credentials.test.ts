import { describe, expect, test } from 'vitest';
import { credentialsOf } from './credentials.js';

const session = { token: 'session', instanceId: 'instance' };

function call(headers: Record<string, string>) {
  return new Request('http://app.example/api/web-methods/a/b', { method: 'POST', headers });
}

test('a token in the header comes first, from whatever site', () => {
  const request = call({ authorization: 'token', 'sec-fetch-site': 'cross-site' });
  expect(credentialsOf(request, session)).toEqual({ token: 'token' });
  expect(credentialsOf(request, undefined)).toEqual({ token: 'token' });
});

test('without a token and a session there is nothing', () => {
  expect(credentialsOf(call({ 'sec-fetch-site': 'same-origin' }), undefined)).toBeUndefined();
});

describe('a session counts', () => {
  test.each<[string, Record<string, string>]>([
    ['from the same origin', { 'sec-fetch-site': 'same-origin' }],
    ['from the own host, where the browser does not say more', { origin: 'https://app.example' }],
    ['from the host of the Host header', { origin: 'https://a.test:8', host: 'a.test:8' }],
  ])('%s', (_, headers) => {
    expect(credentialsOf(call(headers), session)).toEqual(session);
  });
});

describe('a session does not count', () => {
  test.each<[string, Record<string, string>]>([
    ['without any word of where the call is from', {}],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a subdomain', { 'sec-fetch-site': 'same-site' }],
    ['from an address bar', { 'sec-fetch-site': 'none' }],
    [
      'from another site that names the own host',
      { 'sec-fetch-site': 'cross-site', origin: 'http://app.example' },
    ],
    ['from another host', { origin: 'https://evil.example' }],
    ['from another port', { origin: 'http://app.example:81' }],
    ['from a frame without an origin', { origin: 'null' }],
    ['from a host that only begins alike', { origin: 'http://app.example.evil.example' }],
  ])('%s', (_, headers) => {
    expect(credentialsOf(call(headers), session)).toBeUndefined();
  });
});
