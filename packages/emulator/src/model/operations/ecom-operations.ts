import type { Operation } from './operation.js';

const CART = {
  missing:
    'No taxes, delivery costs, discounts, coupons or stock. The price is that of the seeded or created product, otherwise 0.',
  assumed: 'The app and Wix users have no current cart and get 403.',
} as const;

const FULFILLMENT = {
  missing: 'The buyer gets no e-mail.',
  assumed: 'Who may call it (the app and the Wix users of the site), and the error codes.',
} as const;

/** The operations of Wix eCommerce that the generic engine cannot answer. */
export const ecomOperations = [
  { id: 'get-current-cart', title: "Get Current Cart: the caller's cart", ...CART },
  {
    id: 'update-current-cart',
    title: 'Update Current Cart',
    ...CART,
    missing: 'Only the notes, addresses and extended fields can be updated.',
  },
  {
    id: 'delete-current-cart',
    title: 'Delete Current Cart',
    assumed: CART.assumed,
  },
  { id: 'add-to-current-cart', title: 'Add To Current Cart: creates the cart on demand', ...CART },
  {
    id: 'update-current-cart-quantities',
    title: 'Update Current Cart Line Items Quantity',
    ...CART,
  },
  {
    id: 'remove-from-current-cart',
    title: 'Remove Line Items From Current Cart',
    ...CART,
  },
  {
    id: 'estimate-current-cart',
    title: 'Estimate Current Cart Totals: plain sums',
    ...CART,
  },
  { id: 'create-checkout-from-cart', title: 'Create Checkout From Current Cart', ...CART },
  {
    id: 'create-checkout',
    title: 'Create Checkout',
    missing: CART.missing,
  },
  {
    id: 'get-checkout-url',
    title: 'Get Checkout URL',
    missing:
      "The URL leads to a page of the emulator, which asks for the buyer's e-mail address and places the order without a payment.",
  },
  {
    id: 'create-order-from-checkout',
    title: 'Create Order: an order of a checkout',
    missing: 'No payment: the order is approved and not paid. Addresses are not required.',
    assumed:
      "Only the app and Wix users may call it. Order numbers start with 10001. The checkout's cart is removed. The error codes.",
  },
  { id: 'create-fulfillment', title: 'Create Fulfillment', ...FULFILLMENT },
  {
    id: 'list-fulfillments',
    title: 'List Fulfillments For Single Order',
    ...FULFILLMENT,
  },
  {
    id: 'list-fulfillments-of-orders',
    title: 'List Fulfillments For Multiple Orders',
    ...FULFILLMENT,
  },
  { id: 'update-fulfillment', title: 'Update Fulfillment', ...FULFILLMENT },
  { id: 'delete-fulfillment', title: 'Delete Fulfillment', ...FULFILLMENT },
] as const satisfies readonly Operation[];
