import { expect, test } from 'vitest';
import { addressIn, locationOf, urlOf } from './page-location.js';

test.each([
  ['', '/', '', ''],
  ['/a/b?c=1#d', '/a/b', '?c=1', '#d'],
  ['a', '/a', '', ''],
  ['?c=1', '/', '?c=1', ''],
  ['//evil.example/a', '/evil.example/a', '', ''],
  ['https://evil.example/', '/https://evil.example/', '', ''],
])('locationOf() splits the relative URL "%s"', (relativeUrl, pathname, search, hash) => {
  const location = { pageId: 'one', pathname, search, hash };
  expect(locationOf({ pageId: 'one', relativeUrl })).toEqual(location);
});

test('addressIn() reads the address that urlOf() writes to the dashboard’s URL', () => {
  const dashboard = 'http://127.0.0.1:4400/hosts/dashboard?page=one&instance=free&caller=owner';
  const address = { pageId: 'two', relativeUrl: '/a?b=c&d=e#f' };
  const url = urlOf(dashboard, address);
  expect(new URL(url).searchParams.get('instance')).toBe('free');
  expect(addressIn(url, 'one')).toEqual(address);
  const home = urlOf(url, { pageId: 'one', relativeUrl: '' });
  expect(home).toBe(dashboard);
  expect(addressIn('http://127.0.0.1:4400/hosts/dashboard', 'one')).toEqual({
    pageId: 'one',
    relativeUrl: '/',
  });
});
