import { expect, test } from 'vitest';
import { withServerBase } from './with-server-base.js';

const path = '/web-methods/backend/instance/getInstance';

test.each([
  [undefined, path],
  ['', path],
  ['/', path],
  ['//', path],
  ['/prefix', `/prefix${path}`],
  ['/prefix/', `/prefix${path}`],
  ['prefix', `/prefix${path}`],
  ['//other.example', `/other.example${path}`],
  ['/http:', `/http:${path}`],
  ['https://api.example.com', `https://api.example.com${path}`],
  ['https://api.example.com/v1/', `https://api.example.com/v1${path}`],
])('the server address %j makes the address of a call %s', (base, address) => {
  expect(withServerBase(base, path)).toBe(address);
});

test('the path of a call may have any characters', () => {
  expect(withServerBase('/prefix', "/a/$&/$$/$'")).toBe("/prefix/a/$&/$$/$'");
});
