import { casesOf } from '../../case.js';

export default casesOf<typeof import('./calculators.web.js')>(
  { method: 'getShippingPrice', args: [1200], returns: 11 },
  { method: 'getSlug', args: ['Crème brûlée!'], returns: 'creme-brulee' },
  {
    method: 'getInstalments',
    args: [{ amount: 100, months: 3 }],
    returns: [
      { month: 1, rate: 33.33 },
      { month: 2, rate: 33.33 },
      { month: 3, rate: 33.33 },
    ],
  },
  {
    method: 'getInstalments',
    args: [{ amount: -1, months: 3 }],
    fails: { status: 422, code: 'VALIDATION' },
  },
  {
    method: 'getDeliveryWindow',
    args: ['2026-03-01T00:00:00Z'],
    returns: { from: new Date('2026-03-03T00:00:00Z'), to: new Date('2026-03-06T00:00:00Z') },
  },
  { method: 'ping', returns: 'pong' },
);
