import { beforeEach, expect, test } from 'vitest';
import { failsWith, itemOf, MUG, SCARF, shopEmulator, shopSdk } from './ecom.harness.js';

const emulator = shopEmulator();
beforeEach(() => emulator.reset());

const MEMBER = '3e3be000-5d6e-4f70-8a9b-0000000000a1';
const member = shopSdk(emulator, { as: 'MEMBER', subjectId: MEMBER });
const app = () => shopSdk(emulator);
const WEB = { channelType: 'WEB' } as const;

async function checkOut() {
  await member.cart.addToCurrentCart({ lineItems: [itemOf(MUG, 3), itemOf(SCARF)] });
  const { checkoutId } = await member.cart.createCheckoutFromCurrentCart({
    ...WEB,
    email: 'ada@example.com',
  });
  return String(checkoutId);
}

test('a cart becomes a checkout, and the checkout an order', async () => {
  const checkoutId = await checkOut();
  expect(await app().checkout.getCheckout(checkoutId)).toMatchObject({
    buyerInfo: { memberId: MEMBER, email: 'ada@example.com' },
    channelType: 'WEB',
    completed: false,
    createdBy: { memberId: MEMBER },
    priceSummary: { total: { amount: '42.80' } },
  });
  const { orderId } = await app().checkout.createOrder(checkoutId);
  expect(await app().orders.getOrder(String(orderId))).toMatchObject({
    _id: orderId,
    number: '10001',
    status: 'APPROVED',
    paymentStatus: 'NOT_PAID',
    fulfillmentStatus: 'NOT_FULFILLED',
    buyerInfo: { memberId: MEMBER, email: 'ada@example.com' },
    checkoutId,
    channelInfo: { type: 'WEB' },
    lineItems: [
      {
        productName: { original: 'Mug' },
        quantity: 3,
        price: { amount: '9.10', formattedAmount: '$9.10' },
        totalPriceAfterTax: { amount: '27.30' },
      },
      { productName: { original: 'Scarf' }, quantity: 1 },
    ],
    priceSummary: { subtotal: { amount: '42.80' }, total: { amount: '42.80' } },
    _createdDate: expect.any(Date),
  });
  expect(await app().checkout.getCheckout(checkoutId)).toMatchObject({ completed: true });
  await expect(member.cart.getCurrentCart()).rejects.toEqual(failsWith('OWNED_CART_NOT_FOUND'));
});

test('orders are numbered, and found by the generic search', async () => {
  for (const _ of [1, 2]) await app().checkout.createOrder(await checkOut());
  const { orders } = await app().orders.searchOrders({
    filter: { 'buyerInfo.memberId': MEMBER },
    sort: [{ fieldName: 'number', order: 'DESC' }],
  });
  expect(orders?.map(({ number }) => number)).toEqual(['10002', '10001']);
  expect(emulator.requests.at(-1)?.tag).toBe('generic');
});

test('createCheckoutFromCurrentCart() updates the checkout that the cart already has', async () => {
  const checkoutId = await checkOut();
  await member.cart.addToCurrentCart({ lineItems: [itemOf(SCARF)] });
  expect(await member.cart.createCheckoutFromCurrentCart(WEB)).toEqual({ checkoutId });
  expect(await app().checkout.getCheckout(checkoutId)).toMatchObject({
    buyerInfo: { email: 'ada@example.com' },
    priceSummary: { total: { amount: '58.30' } },
  });
});

test('createCheckout() creates a checkout without a cart', async () => {
  const checkout = await app().checkout.createCheckout({
    ...WEB,
    lineItems: [itemOf(MUG)],
    customLineItems: [{ price: '20', quantity: 2, productName: { original: 'Donation' } }],
    checkoutInfo: { buyerInfo: { email: 'ben@example.com' } },
  });
  expect(checkout).toMatchObject({
    buyerInfo: { email: 'ben@example.com' },
    createdBy: { appId: emulator.env.WIX_CLIENT_ID },
    priceSummary: { total: { amount: '49.10' } },
  });
});

test('getCheckoutUrl() returns the address of the page that places the order', async () => {
  const id = await checkOut();
  expect(await app().checkout.getCheckoutUrl(id)).toEqual({
    checkoutUrl: `http://127.0.0.1:4400/hosts/order?instance=premium&checkout=${id}`,
  });
  await expect(app().checkout.getCheckoutUrl('none')).rejects.toEqual(
    failsWith('CHECKOUT_NOT_FOUND'),
  );
});

test('getCheckoutUrl() returns the URL of the app’s own checkout page', async () => {
  const urlOf = async (id: unknown) =>
    (await app().checkout.getCheckoutUrl(String(id))).checkoutUrl;
  const own = 'https://app.example/checkout';
  const { _id } = await app().checkout.createCheckout({ ...WEB, overrideCheckoutUrl: own });
  expect(await urlOf(_id)).toBe(own);
  await member.cart.addToCurrentCart({ lineItems: [itemOf(MUG)] });
  await member.cart.updateCurrentCart({ cartInfo: { overrideCheckoutUrl: own } });
  const { checkoutId } = await member.cart.createCheckoutFromCurrentCart(WEB);
  expect(await urlOf(checkoutId)).toBe(own);
});

test('emulator.checkouts() shows a checkout to its buyer, and places the order', async () => {
  const id = await checkOut();
  const checkouts = emulator.checkouts('premium');
  const shown = {
    lineItems: [
      { name: 'Mug', quantity: 3, price: '$27.30' },
      { name: 'Scarf', quantity: 1, price: '$15.50' },
    ],
    total: '$42.80',
    buyerId: MEMBER,
    email: 'ada@example.com',
  };
  expect(checkouts.get(id)).toEqual(shown);
  const orderId = checkouts.placeOrder(id, { email: 'ada@home.example' });
  expect(await app().orders.getOrder(orderId)).toMatchObject({
    number: '10001',
    buyerInfo: { memberId: MEMBER, email: 'ada@home.example' },
    createdBy: { memberId: MEMBER },
  });
  expect(checkouts.get(id)).toEqual({ ...shown, email: 'ada@home.example', orderNumber: '10001' });
  await expect(member.cart.getCurrentCart()).rejects.toEqual(failsWith('OWNED_CART_NOT_FOUND'));
});

test('emulator.checkouts() refuses a second order, an unknown checkout and an unknown instance', async () => {
  const id = await checkOut();
  const checkouts = emulator.checkouts('premium');
  checkouts.placeOrder(id);
  expect(() => checkouts.placeOrder(id)).toThrow('The checkout already has an order.');
  expect(() => checkouts.get('none')).toThrow('The site of "premium" has no checkout "none".');
  expect(() => emulator.checkouts('free').get(id)).toThrow('The site of "free" has no checkout');
  expect(() => emulator.checkouts('none')).toThrow('Unknown instance "none"');
});

test('a checkout is refused without line items, with a malformed one and with a coupon', async () => {
  const refused = failsWith('INVALID_ARGUMENT');
  const { cart } = await member.cart.addToCurrentCart({ lineItems: [itemOf(MUG)] });
  await member.cart.removeLineItemsFromCurrentCart([String(cart?.lineItems?.[0]?._id)]);
  await expect(member.cart.createCheckoutFromCurrentCart(WEB)).rejects.toEqual(refused);
  await expect(
    app().checkout.createCheckout({ ...WEB, lineItems: [itemOf(MUG, 0)] }),
  ).rejects.toEqual(refused);
  await expect(app().checkout.createCheckout({ ...WEB, couponCode: 'SAVE10' })).rejects.toEqual(
    failsWith('NOT_EMULATED'),
  );
});

test('a checkout has one order, which only the app and Wix users create', async () => {
  const id = await checkOut();
  await expect(member.checkout.createOrder(id)).rejects.toEqual(failsWith('PERMISSION_DENIED'));
  await app().checkout.createOrder(id);
  await expect(app().checkout.createOrder(id)).rejects.toEqual(failsWith('CHECKOUT_IS_COMPLETE'));
});
