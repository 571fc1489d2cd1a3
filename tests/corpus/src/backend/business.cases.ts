import { expect } from 'vitest';
import { casesOf } from '../../case.js';

export default casesOf<typeof import('./business.web.js')>(
  {
    method: 'getPaymentUrl',
    as: 'owner',
    args: [{ productId: 'pro', cycle: 'YEARLY' }],
    returns: expect.stringContaining('/hosts/checkout?instance=premium&plan=pro&cycle=YEARLY'),
  },
  {
    method: 'listPurchases',
    as: 'owner',
    returns: 1,
  },
  {
    method: 'getCurrency',
    returns: 'USD',
  },
  {
    method: 'getBusiness',
    returns: { name: 'Harbour Street Bakery', timeZone: expect.any(String) },
  },
  {
    method: 'getUploadUrl',
    args: [{ mimeType: 'image/png', fileName: 'photo.png' }],
    returns: expect.stringContaining('https://'),
  },
  {
    method: 'createCoupon',
    as: 'owner',
    args: [10],
    returns: { code: 'SAVE10' },
  },
  {
    method: 'getMembership',
    as: 'member',
    returns: 'none',
  },
);
