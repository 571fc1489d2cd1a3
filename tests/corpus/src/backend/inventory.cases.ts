import { casesOf } from '../../case.js';

export default casesOf<typeof import('./inventory.web.js')>(
  {
    method: 'syncStock',
    as: 'owner',
    args: [
      [
        { sku: 'A-1', quantity: 7 },
        { sku: 'A-9', quantity: 1 },
      ],
    ],
    returns: { inserted: 1, updated: 1, failed: 0 },
  },
  {
    method: 'markSold',
    as: 'owner',
    args: [['A-1', 'A-2']],
    returns: { updated: 2, history: [['counted', 'sold']] },
  },
  { method: 'findStock', args: ['Oslo'], returns: [{ sku: 'A-1', isDated: true }] },
  { method: 'readStock', as: 'owner', args: [2], returns: ['B-1: 9', 'A-1: 4'] },
  { method: 'addStock', as: 'owner', args: ['C-1'], returns: { left: null } },
  {
    method: 'addStock',
    as: 'owner',
    instance: 'free',
    args: ['C-1'],
    fails: { status: 403, code: 'LIMIT_REACHED' },
  },
  {
    method: 'addStock',
    as: 'owner',
    args: ['A-1'],
    fails: { status: 500, code: 'INTERNAL' },
  },
);
