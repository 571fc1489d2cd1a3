import { expect } from 'vitest';
import { casesOf } from '../../case.js';

const id = '0a1b2c3d-5d6e-4f70-8a9b-00000000000a';

export default casesOf<typeof import('./orders.web.js')>(
  {
    method: 'listOrders',
    as: 'owner',
    returns: [{ number: '10001', status: 'APPROVED', email: 'ada@example.com' }],
  },
  {
    method: 'getMyOrder',
    as: 'member',
    args: [id],
    returns: { number: '10001', total: '25.00' },
  },
  {
    method: 'rankCustomers',
    as: 'owner',
    returns: [['ada@example.com', 25]],
  },
  {
    method: 'shipOrder',
    as: 'owner',
    args: [{ id, trackingNumber: '12345' }],
    returns: { success: true, fulfillmentId: expect.any(String) },
  },
  {
    method: 'getTracking',
    after: [{ method: 'shipOrder', as: 'owner', args: [{ id, trackingNumber: '12345' }] }],
    args: [id],
    returns: ['12345'],
  },
);
