import { expect } from 'vitest';
import { casesOf } from '../../case.js';

const productId = '4d0c0000-5d6e-4f70-8a9b-00000000000b';

export default casesOf<typeof import('./cart.web.js')>(
  {
    method: 'getCart',
    after: [{ method: 'addToCart', args: [{ productId, quantity: 2 }] }],
    returns: { count: 2 },
  },
  { method: 'getCart', returns: { count: 0 } },
  {
    method: 'addToCart',
    args: [{ productId }],
    returns: { lineItems: 1 },
  },
  {
    method: 'removeFromCart',
    after: [{ method: 'addToCart', args: [{ productId }] }],
    args: [productId],
    returns: { removed: 1 },
  },
  {
    method: 'checkOut',
    after: [{ method: 'addToCart', args: [{ productId }] }],
    returns: expect.stringContaining('/hosts/order?instance=premium&checkout='),
  },
  {
    method: 'donate',
    args: [20],
    returns: expect.stringContaining('https://'),
  },
);
