import { expect, test } from 'vitest';
import { hostUrl, readSelection } from './selection.js';

const data = {
  surfaces: [
    { path: '/hosts/site', title: 'Site', caller: 'visitor' },
    { path: '/hosts/panel?widget=1', title: 'Panel', caller: 'owner' },
  ],
  instances: [
    { key: 'free', title: 'Free' },
    { key: 'premium', title: 'Premium' },
  ],
  callers: [
    { key: 'visitor', title: 'Visitor' },
    { key: 'owner', title: 'Owner' },
  ],
};

test('readSelection() reads the URL’s query, with defaults for missing and unknown values', () => {
  expect(readSelection('', data)).toEqual({
    surface: '/hosts/site',
    instance: 'premium',
    caller: 'visitor',
  });
  const query = new URLSearchParams({ surface: '/hosts/panel?widget=1', instance: 'clone-1' });
  expect(readSelection(`?${query}`, data)).toEqual({
    surface: '/hosts/panel?widget=1',
    instance: 'clone-1',
    caller: 'owner',
  });
  expect(readSelection('?surface=https://evil.example&caller=nobody', data)).toEqual(
    readSelection('', data),
  );
});

test('hostUrl() returns the URL of a host page with the instance and the caller', () => {
  const selection = { surface: '/hosts/panel?widget=1', instance: 'a&b', caller: 'owner' };
  expect(hostUrl(selection)).toBe('/hosts/panel?widget=1&instance=a%26b&caller=owner');
});
