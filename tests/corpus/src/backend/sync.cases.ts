import { casesOf } from '../../case.js';
import seed from '../../wix-emulator.seed.js';

const signature = `payment-2:${seed(Date.now()).secrets.SIGNING_KEY}`;

export default casesOf<typeof import('./sync.web.js')>(
  {
    method: 'receivePayment',
    args: [{ id: 'payment-2', amount: 5, signature }],
    returns: { isNew: true },
  },
  {
    method: 'receivePayment',
    after: [{ method: 'receivePayment', args: [{ id: 'payment-2', amount: 5, signature }] }],
    args: [{ id: 'payment-2', amount: 5, signature }],
    returns: { isNew: false },
  },
  {
    method: 'receivePayment',
    args: [{ id: 'payment-2', amount: 5, signature: 'wrong' }],
    fails: { status: 401, code: 'BAD_SIGNATURE' },
  },
  {
    method: 'importFeed',
    as: 'owner',
    returns: { inserted: 2, updated: 0 },
  },
  {
    method: 'importContacts',
    as: 'owner',
    returns: { imported: 1 },
  },
  { method: 'backUp', as: 'owner', args: ['St'], returns: { Stock: 3, Students: 2 } },
  {
    method: 'empty',
    as: 'owner',
    args: ['Students'],
    returns: { displayName: 'Students', left: 0 },
  },
  { method: 'empty', as: 'owner', args: ['Nothing'], fails: { status: 404, code: 'NOT_FOUND' } },
);
