import { expect } from 'vitest';
import { casesOf } from '../../case.js';

const id = '4d0c0000-5d6e-4f70-8a9b-00000000000b';

export default casesOf<typeof import('./products.web.js')>(
  {
    method: 'listProducts',
    as: 'owner',
    after: [{ method: 'importProduct', as: 'owner', args: [{ name: 'Mug', price: 9 }] }],
    returns: [
      { id: expect.any(String), name: 'Bowl' },
      { id: expect.any(String), name: 'Mug' },
    ],
  },
  {
    method: 'exportProducts',
    as: 'owner',
    returns: [{ name: 'Tray', slug: 'tray' }],
  },
  {
    method: 'getProduct',
    args: [id],
    returns: null,
  },
  {
    method: 'importProduct',
    as: 'owner',
    args: [{ name: 'Mug', price: 9 }],
    returns: { id: expect.any(String), name: 'Mug' },
  },
  {
    method: 'findProducts',
    args: ['bo'],
    returns: ['Bowl'],
  },
);
