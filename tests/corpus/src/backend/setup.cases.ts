import { expect } from 'vitest';
import { casesOf } from '../../case.js';

export default casesOf<typeof import('./setup.web.js')>(
  { method: 'prepareOrders', as: 'owner', returns: { created: true } },
  {
    method: 'prepareOrders',
    as: 'owner',
    after: [{ method: 'prepareOrders', as: 'owner' }],
    returns: { created: false },
  },
  { method: 'placeOrder', args: ['Ada'], returns: { customer: 'Ada', healed: true } },
  {
    method: 'placeOrder',
    after: [{ method: 'prepareOrders', as: 'owner' }],
    args: ['Ada'],
    returns: { customer: 'Ada', healed: false },
  },
  { method: 'install', as: 'owner', returns: { created: true, inserted: 3 } },
  {
    method: 'install',
    as: 'owner',
    after: [{ method: 'install', as: 'owner' }],
    returns: { created: false, inserted: 0 },
  },
  {
    method: 'addPhoneField',
    as: 'owner',
    after: [{ method: 'prepareOrders', as: 'owner' }],
    returns: ['number', 'customer', 'placedAt', 'phone'],
  },
  {
    method: 'listCollections',
    as: 'owner',
    after: [{ method: 'install', as: 'owner' }],
    returns: expect.arrayContaining([
      { id: 'Reviews', name: 'Reviews' },
      { id: 'Sizes', name: 'Sizes' },
    ]),
  },
  {
    method: 'prepareOrders',
    as: 'owner',
    after: [
      { method: 'prepareOrders', as: 'owner' },
      { method: 'uninstall', as: 'owner' },
    ],
    returns: { created: true },
  },
  { method: 'uninstall', as: 'owner', returns: undefined },
);
