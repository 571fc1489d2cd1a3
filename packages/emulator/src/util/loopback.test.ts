import { expect, test } from 'vitest';
import { isLoopback } from './loopback.js';

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
