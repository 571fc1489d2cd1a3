import { beforeEach, expect, test } from 'vitest';
import { failsWith, itemOf, MUG, SCARF, shopEmulator, shopSdk } from './ecom.harness.js';

const emulator = shopEmulator();
beforeEach(() => emulator.reset());

const { checkout, fulfillments, orders } = shopSdk(emulator);

async function order() {
  const { _id } = await checkout.createCheckout({
    channelType: 'WEB',
    lineItems: [itemOf(MUG, 2), itemOf(SCARF)],
  });
  const { orderId } = await checkout.createOrder(String(_id));
  const { lineItems = [] } = await orders.getOrder(String(orderId));
  const [mug = '', scarf = ''] = lineItems.map((item) => String(item._id));
  return { orderId: String(orderId), mug, scarf };
}

const statusOf = async (id: string) => (await orders.getOrder(id)).fulfillmentStatus;

test('fulfillments of an order are created, listed, changed and deleted', async () => {
  const { orderId, mug, scarf } = await order();
  const trackingInfo = { trackingNumber: '12345', shippingProvider: 'fedex' };
  const { fulfillmentId = '', orderWithFulfillments } = await fulfillments.createFulfillment(
    orderId,
    { lineItems: [{ _id: mug, quantity: 2 }], trackingInfo },
  );
  expect(orderWithFulfillments).toMatchObject({
    orderId,
    fulfillments: [{ _id: fulfillmentId, trackingInfo, _createdDate: expect.any(Date) }],
  });
  expect(await statusOf(orderId)).toBe('PARTIALLY_FULFILLED');

  await fulfillments.createFulfillment(orderId, { lineItems: [{ _id: scarf }] });
  expect(await statusOf(orderId)).toBe('FULFILLED');
  const single = await fulfillments.listFulfillmentsForSingleOrder(orderId);
  expect(single.orderWithFulfillments?.fulfillments).toHaveLength(2);
  const multiple = await fulfillments.listFulfillmentsForMultipleOrders([orderId, 'none']);
  expect(multiple.ordersWithFulfillments).toEqual([single.orderWithFulfillments]);

  const changed = await fulfillments.updateFulfillment(
    { fulfillmentId, orderId },
    { fulfillment: { trackingInfo: { trackingNumber: '67890' } } },
  );
  expect(changed?.fulfillments?.[0]).toMatchObject({
    lineItems: [{ _id: mug, quantity: 2 }],
    trackingInfo: { trackingNumber: '67890' },
  });
  await fulfillments.deleteFulfillment({ fulfillmentId, orderId });
  expect(await statusOf(orderId)).toBe('PARTIALLY_FULFILLED');
  expect(emulator.requests.some(({ tag }) => tag === 'refused')).toBe(false);
});

test('a fulfillment has no more than the order has left', async () => {
  const { orderId, mug } = await order();
  const refused = failsWith('INVALID_ARGUMENT');
  const create = (quantity: number, _id = mug) =>
    fulfillments.createFulfillment(orderId, { lineItems: [{ _id, quantity }] });
  await expect(create(3)).rejects.toEqual(refused);
  const twice = [mug, mug].map((_id) => ({ _id, quantity: 2 }));
  await expect(fulfillments.createFulfillment(orderId, { lineItems: twice })).rejects.toEqual(
    refused,
  );
  await create(1);
  await expect(create(2)).rejects.toEqual(refused);
  await expect(create(1, 'none')).rejects.toEqual(refused);
  await expect(fulfillments.createFulfillment(orderId, { lineItems: [] })).rejects.toEqual(refused);
});

test('what does not exist is answered with an error that names it', async () => {
  const { orderId } = await order();
  await expect(fulfillments.listFulfillmentsForSingleOrder('none')).rejects.toEqual(
    failsWith('ORDER_NOT_FOUND'),
  );
  await expect(fulfillments.deleteFulfillment({ fulfillmentId: 'none', orderId })).rejects.toEqual(
    failsWith('FULFILLMENT_NOT_FOUND'),
  );
});

test('a visitor may not read the fulfillments of an order', async () => {
  const { orderId } = await order();
  const visitor = shopSdk(emulator, { as: 'VISITOR' });
  await expect(visitor.fulfillments.listFulfillmentsForSingleOrder(orderId)).rejects.toEqual(
    failsWith('PERMISSION_DENIED'),
  );
});
