import { items } from '@wix/data';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { orders } from './wix';

/** Loads the front page of the dashboard. Each part may fail on its own. */
export const getOverview = webMethod(Permissions.Admin, async () => {
  const [reviews, latest, visits] = await Promise.allSettled([
    auth.elevate(items.query)('Reviews').count(),
    auth.elevate(orders.searchOrders)({ cursorPaging: { limit: 5 } }),
    auth.elevate(items.query)('Visits').count(),
  ]);
  return {
    reviews: reviews.status === 'fulfilled' ? reviews.value : 'unknown',
    orders: latest.status === 'fulfilled' ? (latest.value.orders?.length ?? 0) : 'unknown',
    visits: visits.status === 'fulfilled' ? visits.value : 'unknown',
  };
});
