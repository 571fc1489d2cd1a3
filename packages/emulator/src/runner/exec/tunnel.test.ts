import { expect, test } from 'vitest';
import { readIdentity, writeIdentity } from './tunnel.js';

test.each([
  { authority: 'www.wixapis.com:443', program: 'server.js' },
  { authority: '[2001:db8::1]:8443', program: 'a script (2).js' },
])('readIdentity() reads what writeIdentity() has written for %j', (identity) => {
  const written = writeIdentity(identity) ?? '';
  expect(written).toMatch(/^[\x21-\x7e]+ [\x21-\x7e]+$/);
  expect(readIdentity(written)).toEqual(identity);
});

test.each([
  'www.wixapis.com',
  'www.wixapis.com:x',
  'www.wixapis.com:99999',
  'user@www.wixapis.com:443',
  'www.wixapis.com/path:443',
  'a b:443',
  `${'a'.repeat(260)}:443`,
])('writeIdentity() refuses the authority %j', (authority) => {
  expect(writeIdentity({ authority, program: 'server.js' })).toBeUndefined();
});

test('readIdentity() shortens the name of a program, and removes control characters', () => {
  const { program } = readIdentity(`a.example:443 %1b%5b31m${'x'.repeat(50)}`) ?? {};
  expect(program).toBe(`[31m${'x'.repeat(36)}`);
  expect(readIdentity('a.example:443 ')).toMatchObject({ program: 'node' });
});
