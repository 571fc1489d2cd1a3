import { expect } from 'vitest';
import { casesOf } from '../../case.js';

const benId = '7c0e1a52-5d6e-4f70-8a9b-00000000000d';
const ada = { name: 'Ada Lovelace', email: 'ada@example.com' };
const captured = { method: 'captureLead', args: [ada] } as const;

export default casesOf<typeof import('./leads.web.js')>(
  {
    ...captured,
    args: [ada],
    returns: { id: expect.any(String), name: { first: 'Ada', last: 'Lovelace' } },
  },
  {
    method: 'findLead',
    as: 'owner',
    args: ['ben@example.com'],
    returns: { id: benId, first: 'Ben' },
  },
  {
    method: 'renameLead',
    as: 'owner',
    args: [{ id: '7c0e1a52-5d6e-4f70-8a9b-00000000000c', first: 'Augusta' }],
    fails: { status: 404, code: 'NOT_FOUND' },
  },
  {
    method: 'countLeads',
    as: 'owner',
    after: [{ method: 'captureLead', args: [ada] }],
    returns: 2,
  },
);
