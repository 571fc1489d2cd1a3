import { casesOf } from '../../case.js';

export default casesOf<typeof import('./visits.web.js')>(
  { method: 'recordVisit', args: ['/about'], returns: undefined },
  {
    method: 'countVisits',
    as: 'owner',
    args: [{ from: '2026-01-02T00:00:00Z', to: '2026-01-04T00:00:00Z' }],
    returns: 2,
  },
  {
    method: 'getTopPages',
    as: 'owner',
    after: [{ method: 'recordVisit', args: ['/about'] }],
    returns: [
      { path: '/', visits: 3 },
      { path: '/about', visits: 2 },
    ],
  },
);
