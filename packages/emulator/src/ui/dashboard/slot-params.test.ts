import { expect, test } from 'vitest';
import type { DashboardSlot } from '../../model/hosts/dashboard-slots.js';
import { addressWith, paramsAt, withParams } from './slot-params.js';

const slot: DashboardSlot = {
  id: 'slot',
  title: 'A slot',
  isKnown: true,
  params: { orderId: 'sample' },
  functions: [],
  plugins: [],
  menuItems: [],
};

test('addressWith() stores parameters in the address, from which paramsAt() reads them', () => {
  const params = { orderId: 'a&b=c', list: [1, { two: '#' }] };
  const address = addressWith(slot, params);
  expect(paramsAt(address, slot)).toEqual(params);
  expect(addressWith(slot, slot.params)).toEqual({ pageId: 'slot', relativeUrl: '/' });
});

test.each(['/', '/?params=%7B', '/?params=[1]', '/?params=null'])(
  'paramsAt() returns the samples at %s',
  (relativeUrl) => {
    expect(paramsAt({ pageId: 'slot', relativeUrl }, slot)).toEqual(slot.params);
  },
);

test.each([
  ['/', {}, '/'],
  ['/', { id: 'a b' }, '/?id=a+b'],
  ['/path?id=own#hash', { id: 'of the slot', ids: ['a'] }, '/path?id=own&ids=%5B%22a%22%5D#hash'],
])('withParams() adds parameters to %s: %j', (relativeUrl, params, expected) => {
  expect(withParams(relativeUrl, params)).toBe(expected);
});

test('withParams() leaves out the functions of a slot', () => {
  expect(withParams('/', { id: 'a', onUpdate: async () => {} })).toBe('/?id=a');
});
