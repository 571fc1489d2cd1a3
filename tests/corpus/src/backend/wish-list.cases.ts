import { expect } from 'vitest';
import { callers } from 'wix-emulator';
import { casesOf } from '../../case.js';

export default casesOf<typeof import('./wish-list.web.js')>(
  {
    method: 'addWish',
    as: 'member',
    args: [{ productId: 'mug' }],
    returns: {
      id: expect.any(String),
      productId: 'mug',
      owner: callers.member.claims.subjectId,
    },
  },
  {
    method: 'listWishes',
    after: [
      { method: 'addWish', as: 'member', args: [{ productId: 'mug', note: 'blue' }] },
      { method: 'addWish', as: 'otherMember', args: [{ productId: 'scarf' }] },
    ],
    as: 'member',
    returns: [{ productId: 'mug', note: 'blue' }],
  },
  { method: 'removeWish', as: 'member', args: ['no-such-wish'], returns: { removed: false } },
);
