import { expect, test } from 'vitest';
import { isSameOrigin, readBrowserOrigin } from './browser-origin.js';

const reader = (headers: Readonly<Record<string, string>>) => (name: string) => headers[name];

test.each([
  [{ host: 'localhost:4400' }, 'http://localhost:4400'],
  [{ host: '127.0.0.1:8080' }, 'http://127.0.0.1:8080'],
  [{ host: '[::1]:4400' }, 'http://[::1]:4400'],
  [{ host: 'Emulator.Test' }, 'http://emulator.test'],
  [{ host: 'emulator.test', 'x-forwarded-proto': 'https' }, 'https://emulator.test'],
  [
    {
      host: 'localhost:4400',
      'x-forwarded-host': 'emulator.test, inner.example',
      'x-forwarded-proto': 'https,http',
    },
    'https://emulator.test',
  ],
])('readBrowserOrigin() reads %j as %s', (headers, origin) => {
  const read = readBrowserOrigin(reader(headers), ['emulator.test']);
  expect('origin' in read && read.origin.origin).toBe(origin);
});

test.each([
  [{ host: 'evil.example' }, /--allow-host evil\.example/],
  [{ host: 'emulator.test.evil.example' }, /--allow-host emulator\.test\.evil\.example/],
  [{ host: 'sub.emulator.test:4400' }, /--allow-host sub\.emulator\.test\.$/],
  [{ host: '10.0.0.1' }, /--allow-host 10\.0\.0\.1/],
  [{ host: 'localhost', 'x-forwarded-host': 'evil.example' }, /--allow-host evil\.example/],
  [{ host: 'evil.example', 'x-forwarded-host': 'localhost' }, /--allow-host evil\.example/],
  [{ host: 'localhost', 'x-forwarded-host': 'a b' }, /invalid/],
  [{}, /invalid/],
])('readBrowserOrigin() refuses %j and names the option', (headers, message) => {
  const read = readBrowserOrigin(reader(headers), ['emulator.test']);
  expect('refusal' in read && read.refusal).toMatch(message);
});

test.each([
  [{}, true],
  [{ origin: 'http://emulator.test:4400' }, true],
  [{ origin: 'http://emulator.test:4321' }, false],
  [{ origin: 'https://emulator.test:4400' }, false],
  [{ origin: 'null' }, false],
  // A forwarder may replace the origin.
  [{ 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4400' }, true],
  [{ 'sec-fetch-site': 'same-site', origin: 'http://emulator.test:4400' }, false],
  [{ 'sec-fetch-site': 'cross-site' }, false],
])('isSameOrigin() with the headers %j is %s', (headers, expected) => {
  const origin = new URL('http://emulator.test:4400');
  expect(isSameOrigin(reader(headers), origin)).toBe(expected);
});
