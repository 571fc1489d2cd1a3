import { casesOf } from '../../case.js';

export default casesOf<typeof import('./overview.web.js')>({
  method: 'getOverview',
  as: 'owner',
  returns: { reviews: 5, orders: 1, visits: 4 },
});
