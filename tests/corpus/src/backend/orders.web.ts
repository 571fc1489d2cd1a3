import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { getCaller, WebMethodError } from 'wix-astro-web-methods/server';
import { orderFulfillments, orders } from './wix';

const searchOrders = auth.elevate(orders.searchOrders);

/** Lists the latest orders for the dashboard. */
export const listOrders = webMethod(Permissions.Admin, async () => {
  const { orders: found = [] } = await searchOrders({
    filter: { status: { $in: ['APPROVED', 'CANCELED'] } },
    sort: [{ fieldName: '_createdDate', order: 'DESC' }],
    cursorPaging: { limit: 20 },
  });
  return found.map(({ number, status, buyerInfo }) => ({
    number,
    status,
    email: buyerInfo?.email,
  }));
});

/** Returns an order to the member who has placed it. */
export const getMyOrder = webMethod(Permissions.SiteMember, async (id: string) => {
  const { subjectId } = await getCaller();
  const order = await auth.elevate(orders.getOrder)(id);
  if (order.buyerInfo?.memberId !== subjectId) {
    throw new WebMethodError('FORBIDDEN', 'That is not your order.', { status: 403 });
  }
  return { number: order.number, total: order.priceSummary?.total?.amount };
});

/** Sums up each customer's orders, page after page. */
export const rankCustomers = webMethod(Permissions.Admin, async () => {
  const spent = new Map<string, number>();
  let cursor: string | undefined;
  do {
    const page = await searchOrders({ cursorPaging: { limit: 50, ...(cursor && { cursor }) } });
    for (const { buyerInfo, priceSummary } of page.orders ?? []) {
      const email = buyerInfo?.email ?? 'unknown';
      spent.set(email, (spent.get(email) ?? 0) + Number(priceSummary?.total?.amount ?? 0));
    }
    cursor = page.metadata?.hasNext ? (page.metadata.cursors?.next ?? undefined) : undefined;
  } while (cursor);
  return [...spent].sort(([, a], [, b]) => b - a).slice(0, 10);
});

/** Marks an order as sent. */
export const shipOrder = webMethod(
  Permissions.Admin,
  async ({ id, trackingNumber }: { id: string; trackingNumber: string }) => {
    try {
      const { lineItems = [] } = await auth.elevate(orders.getOrder)(id);
      const { fulfillmentId } = await auth.elevate(orderFulfillments.createFulfillment)(id, {
        lineItems: lineItems.map(({ _id, quantity }) => ({ _id, quantity })),
        trackingInfo: { trackingNumber, shippingProvider: 'fedex' },
      });
      return { success: true, fulfillmentId };
    } catch (error) {
      return { success: false, error: error instanceof Error ? error.message : 'Unknown error' };
    }
  },
);

/** Returns the tracking numbers of an order. */
export const getTracking = webMethod(Permissions.Anyone, async (id: string) => {
  const list = auth.elevate(orderFulfillments.listFulfillmentsForSingleOrder);
  const { orderWithFulfillments } = await list(id);
  return orderWithFulfillments?.fulfillments?.map((one) => one.trackingInfo?.trackingNumber) ?? [];
});
