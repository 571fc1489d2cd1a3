import { beforeEach, expect, test } from 'vitest';
import type { SdkCaller } from '../sdk.harness.js';
import { failsWith, itemOf, LARGE, MUG, SCARF, shopEmulator, shopSdk } from './ecom.harness.js';

const VISITOR = 'b1510000-5d6e-4f70-8a9b-0000000000a1';
const emulator = shopEmulator();
beforeEach(() => emulator.reset());

const sdk = (caller: SdkCaller = { as: 'VISITOR', subjectId: VISITOR }) =>
  shopSdk(emulator, caller).cart;

test('addToCurrentCart() creates the cart with the prices of the products', async () => {
  const { cart } = await sdk().addToCurrentCart({
    lineItems: [itemOf(MUG, 3), itemOf(SCARF), itemOf(MUG, 1, LARGE)],
    customLineItems: [{ price: '0.5', productName: { original: 'Wrapping' } }],
  });
  expect(cart).toMatchObject({
    buyerInfo: { visitorId: VISITOR },
    currency: 'USD',
    lineItems: [
      {
        productName: { original: 'Mug' },
        price: { amount: '9.10', formattedAmount: '$9.10' },
        lineItemPrice: { amount: '27.30', formattedAmount: '$27.30' },
      },
      { productName: { original: 'Scarf' }, price: { amount: '15.50' } },
      { price: { amount: '12.35' }, catalogReference: { options: { variantId: LARGE } } },
      { productName: { original: 'Wrapping' }, price: { amount: '0.50' }, customLineItem: true },
    ],
  });
  expect(await sdk().getCurrentCart()).toEqual(cart);
  expect(emulator.requests[0]?.tag).toBe('partial');
});

test('addToCurrentCart() adds to the quantity of a product that is in the cart', async () => {
  await sdk().addToCurrentCart({ lineItems: [itemOf(MUG, 1, LARGE)] });
  const { cart } = await sdk().addToCurrentCart({ lineItems: [itemOf(MUG, 2, LARGE)] });
  expect(cart?.lineItems).toMatchObject([{ quantity: 3, lineItemPrice: { amount: '37.05' } }]);
});

test('addToCurrentCart() adds an unknown product for nothing', async () => {
  const { cart } = await sdk().addToCurrentCart({ lineItems: [itemOf('unknown')] });
  expect(cart?.lineItems).toMatchObject([{ quantity: 1, price: { amount: '0.00' } }]);
});

test('prices have the currency and the language of the site', async () => {
  const { cart } = await sdk({ as: 'VISITOR', on: 'multilingual' }).addToCurrentCart({
    lineItems: [itemOf(MUG)],
  });
  expect(cart?.currency).toBe('EUR');
  expect(cart?.lineItems?.[0]?.price?.formattedAmount).toMatch(/^9,10\s€$/);
});

test('each visitor and member has a cart of their own', async () => {
  await sdk().addToCurrentCart({ lineItems: [itemOf(MUG)] });
  await expect(sdk({ as: 'VISITOR' }).getCurrentCart()).rejects.toEqual(
    failsWith('OWNED_CART_NOT_FOUND'),
  );
  // The same id as another kind of caller.
  await expect(sdk({ as: 'MEMBER', subjectId: VISITOR }).getCurrentCart()).rejects.toEqual(
    failsWith('OWNED_CART_NOT_FOUND'),
  );
  await expect(
    sdk({ as: 'VISITOR', subjectId: VISITOR, on: 'free' }).getCurrentCart(),
  ).rejects.toEqual(failsWith('OWNED_CART_NOT_FOUND'));
  for (const as of ['APP', 'USER'] as const) {
    await expect(sdk({ as }).addToCurrentCart({})).rejects.toEqual(failsWith('PERMISSION_DENIED'));
  }
});

test('quantities are updated, and line items removed', async () => {
  const { cart } = await sdk().addToCurrentCart({ lineItems: [itemOf(MUG), itemOf(SCARF)] });
  const [mug, scarf] = (cart?.lineItems ?? []).map(({ _id }) => String(_id));
  const updated = await sdk().updateCurrentCartLineItemQuantity([{ _id: mug, quantity: 4 }]);
  expect(updated.cart?.lineItems).toMatchObject([
    { quantity: 4, lineItemPrice: { amount: '36.40' } },
    { quantity: 1 },
  ]);
  const removed = await sdk().removeLineItemsFromCurrentCart([String(mug)]);
  expect(removed.cart?.lineItems).toMatchObject([{ _id: scarf }]);
});

test('updateCurrentCart() sets a note, and refuses what would change the sums', async () => {
  await sdk().addToCurrentCart({ lineItems: [itemOf(MUG)] });
  expect(await sdk().updateCurrentCart({ cartInfo: { buyerNote: 'Ring twice.' } })).toMatchObject({
    buyerNote: 'Ring twice.',
    lineItems: [{ quantity: 1 }],
  });
  await expect(sdk().updateCurrentCart({ couponCode: 'SAVE10' })).rejects.toThrow('couponCode');
});

test('estimateCurrentCartTotals() sums up the line items', async () => {
  await sdk().addToCurrentCart({ lineItems: [itemOf(MUG, 3), itemOf(SCARF)] });
  expect(await sdk().estimateCurrentCartTotals({ calculateTax: false })).toMatchObject({
    cart: { buyerInfo: { visitorId: VISITOR } },
    currency: 'USD',
    calculatedLineItems: [
      { pricesBreakdown: { lineItemPrice: { amount: '27.30' } } },
      { pricesBreakdown: { lineItemPrice: { amount: '15.50' } } },
    ],
    priceSummary: {
      subtotal: { amount: '42.80' },
      tax: { amount: '0.00' },
      total: { amount: '42.80', formattedAmount: '$42.80' },
    },
  });
});

test('deleteCurrentCart() removes the cart', async () => {
  await sdk().addToCurrentCart({ lineItems: [itemOf(MUG)] });
  await sdk().deleteCurrentCart();
  await expect(sdk().estimateCurrentCartTotals()).rejects.toEqual(
    failsWith('OWNED_CART_NOT_FOUND'),
  );
});

test('a malformed line item is refused, and the cart stays as it was', async () => {
  await sdk().addToCurrentCart({ lineItems: [itemOf(MUG)] });
  const refused = failsWith('INVALID_ARGUMENT');
  await expect(sdk().addToCurrentCart({ lineItems: [itemOf(MUG, -1)] })).rejects.toEqual(refused);
  await expect(
    sdk().addToCurrentCart({ customLineItems: [{ price: '1e9', quantity: 1 }] }),
  ).rejects.toEqual(refused);
  const many = Array.from({ length: 300 }, (_, index) => itemOf(`product-${index}`));
  await expect(sdk().addToCurrentCart({ lineItems: many })).rejects.toEqual(refused);
  expect((await sdk().getCurrentCart()).lineItems).toMatchObject([{ quantity: 1 }]);
});
