import { expect } from 'vitest';
import { casesOf } from '../../case.js';

export default casesOf<typeof import('./guest-book.web.js')>(
  {
    method: 'signGuestBook',
    args: [{ name: 'Ada', message: 'Hello!' }],
    returns: { id: expect.any(String), name: 'Ada' },
  },
  {
    method: 'listEntries',
    args: [1],
    returns: { total: 2, entries: [{ id: 'entry-2', name: 'Cleo' }] },
  },
  { method: 'hideEntry', as: 'owner', args: ['entry-1'], returns: true },
);
