import { callers, type Seed } from 'wix-emulator';

const memberId = callers.member.claims.subjectId;

/** What the site's owner, members and customers have created in other Wix apps. */
export const entities: Seed['entities'] = {
  'wix.members.v1.member': [
    {
      _id: memberId,
      loginEmail: 'ada@example.com',
      status: 'APPROVED',
      profile: { nickname: 'Ada' },
    },
  ],
  'wix.contacts.v4.contact': [
    {
      _id: '7c0e1a52-5d6e-4f70-8a9b-00000000000d',
      revision: 1,
      info: { name: { first: 'Ben' } },
      primaryInfo: { email: 'ben@example.com' },
    },
  ],
  'wix.ecom.v1.order': [
    {
      _id: '0a1b2c3d-5d6e-4f70-8a9b-00000000000a',
      number: '10001',
      status: 'APPROVED',
      buyerInfo: { memberId, email: 'ada@example.com' },
      lineItems: [{ _id: 'line-item-1', quantity: 2, price: { amount: '12.50' } }],
      priceSummary: { total: { amount: '25.00' } },
    },
  ],
  'wix.stores.catalog.v3.product': [
    { _id: '4d0c0000-5d6e-4f70-8a9b-00000000000c', name: 'Bowl', slug: 'bowl' },
  ],
  'wix.stores.catalog.v1.product': [
    { _id: '4d0c0000-5d6e-4f70-8a9b-00000000000d', name: 'Tray', slug: 'tray' },
  ],
};
