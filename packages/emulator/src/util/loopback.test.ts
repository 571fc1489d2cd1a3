import { expect, test } from 'vitest';
import { isLoopback, isThisComputer } from './loopback.js';

test.each(['localhost', '127.0.0.1', '127.1.2.3', '[::1]'])(
  'isLoopback() returns true for %s',
  (hostname) => {
    expect(isLoopback(hostname)).toBe(true);
  },
);

test.each(['localhost.example.com', '127.0.0.1.example.com', '10.0.0.1', 'example.com', ''])(
  'isLoopback() returns false for "%s"',
  (hostname) => {
    expect(isLoopback(hostname)).toBe(false);
  },
);

test.each([
  'localhost',
  'LOCALHOST',
  '127.0.0.1',
  '127.1.2.3',
  '::1',
  '::',
  '0.0.0.0',
  '::ffff:127.0.0.1',
])('isThisComputer() accepts %s', (host) => {
  expect(isThisComputer(host)).toBe(true);
});

test.each([
  'localhost.example',
  'my-localhost',
  '128.0.0.1',
  '10.0.0.0',
  '::2',
  '::ffff:192.0.2.1',
  '',
])('isThisComputer() refuses %j', (host) => {
  expect(isThisComputer(host)).toBe(false);
});
