import { z } from '@hono/zod-openapi';
import type { Entity } from '../../model/entities/entities.js';
import type { EmulatorState } from '../../model/state.js';
import type { WixCall } from '../call.js';
import { wixError } from '../error.js';
import { onSite, type SiteCaller } from '../on-site.js';
import { type Route, route } from '../route.js';
import { putEntity, removeEntity } from '../store-writes.js';
import { buyerOf } from './buyer.js';
import { createCheckout, updateFromCart } from './checkout.js';
import { CART, CHECKOUT, isoNow } from './entity-types.js';
import {
  addItems,
  type LineItem,
  lineItemsOf,
  newItemsSchema,
  quantitiesSchema,
  setQuantities,
  totalsOf,
} from './line-items.js';
import { Money } from './money.js';

const CURRENT = '/ecom/v1/carts/current';

/** The operations of the caller's cart. */
export const currentCartRoutes = {
  'get-current-cart': route('GET', CURRENT, withCart(cartAnswer)),
  'update-current-cart': route('PATCH', CURRENT, withCart(updateCart)),
  'delete-current-cart': route('DELETE', CURRENT, withCart(deleteCart)),
  'add-to-current-cart': route('POST', `${CURRENT}/add-to-cart`, addToCart),
  'update-current-cart-quantities': route(
    'POST',
    `${CURRENT}/update-line-items-quantity`,
    withCart(updateQuantities),
  ),
  'remove-from-current-cart': route(
    'POST',
    `${CURRENT}/remove-line-items`,
    withCart(removeLineItems),
  ),
  'estimate-current-cart': route('POST', `${CURRENT}/estimate-totals`, withCart(estimateTotals)),
  'create-checkout-from-cart': route('POST', `${CURRENT}/create-checkout`, withCart(checkOut)),
} satisfies Readonly<Record<string, Route>>;

/** What an operation of a cart works on. */
interface CartContext {
  readonly state: EmulatorState;
  readonly call: WixCall;
  readonly caller: SiteCaller;
  readonly cart: Entity;
}

/** *Add To Current Cart*: creates the cart if there is none. */
function addToCart(state: EmulatorState, call: WixCall): Response {
  return forBuyer(state, call, (caller) => {
    const input = newItemsSchema.safeParse(call.json);
    if (!input.success) return invalid(input.error);
    const cart = currentCart(state, caller) ?? newCart(state, caller);
    const items = addItems(state, caller, lineItemsOf(cart), input.data);
    if (!items) return wixError(400, 'INVALID_ARGUMENT', 'The cart has too many line items.');
    return save({ state, call, caller, cart }, items);
  });
}

/** The fields of a cart that a request may set. */
const cartInfoSchema = z.object({
  buyerNote: z.string().optional(),
  contactInfo: z.record(z.string(), z.unknown()).optional(),
  selectedShippingOption: z.record(z.string(), z.unknown()).optional(),
  overrideCheckoutUrl: z.string().optional(),
  businessLocationId: z.string().optional(),
  extendedFields: z.record(z.string(), z.unknown()).optional(),
});

/** *Update Current Cart*: replaces the given fields, each as a whole. */
function updateCart(context: CartContext): Response {
  const { json } = context.call;
  const input = z
    .object({ cartInfo: cartInfoSchema.strict().optional() })
    .strict()
    .safeParse(json ?? {});
  if (!input.success) {
    // Coupons and currencies would change the sums.
    const message = `wix-emulator updates a cart's notes and addresses only: ${z.prettifyError(input.error)}`;
    return wixError(501, 'NOT_EMULATED', message);
  }
  const cart = { ...context.cart, ...input.data.cartInfo };
  return save({ ...context, cart }, lineItemsOf(cart));
}

/** *Delete Current Cart*. */
function deleteCart({ state, caller, cart }: CartContext): Response {
  removeEntity(state, caller, CART, String(cart.id));
  return Response.json({});
}

/** *Update Current Cart Line Items Quantity*. */
function updateQuantities(context: CartContext): Response {
  const input = quantitiesSchema.safeParse(context.call.json);
  if (!input.success) return invalid(input.error);
  const items = lineItemsOf(context.cart);
  return save(context, setQuantities(context.caller, items, input.data));
}

/** *Remove Line Items From Current Cart*. */
function removeLineItems(context: CartContext): Response {
  const input = z.object({ lineItemIds: z.array(z.string()) }).safeParse(context.call.json);
  if (!input.success) return invalid(input.error);
  const removed = new Set(input.data.lineItemIds);
  return save(
    context,
    lineItemsOf(context.cart).filter(({ id }) => !removed.has(id)),
  );
}

/** *Estimate Current Cart Totals*. */
function estimateTotals({ caller, cart }: CartContext): Response {
  const { currency } = new Money(caller.appInstance.site);
  const totals = totalsOf(caller, lineItemsOf(cart));
  return Response.json({ cart, ...totals, appliedDiscounts: [], additionalFees: [], currency });
}

/** *Create Checkout From Current Cart*: updates the checkout that the cart already has. */
function checkOut({ state, call, caller, cart }: CartContext): Response {
  if (lineItemsOf(cart).length === 0) {
    return wixError(400, 'INVALID_ARGUMENT', 'The cart is empty.');
  }
  const { siteId } = caller.appInstance.site;
  const present = state.entities.find(siteId, CHECKOUT, String(cart.checkoutId));
  const checkout =
    present && present.completed !== true
      ? updateFromCart(state, caller, { checkout: present, cart, json: call.json })
      : createCheckout(state, caller, { cart, json: call.json, items: lineItemsOf(cart) });
  if (!checkout) return wixError(400, 'INVALID_ARGUMENT', 'The checkout needs a channel type.');
  // No change of the cart itself, so it is not noted.
  state.entities.put(siteId, CART, String(cart.id), { ...cart, checkoutId: checkout.id });
  return Response.json({ checkoutId: checkout.id });
}

/** Only visitors and members have a cart. */
function forBuyer(
  state: EmulatorState,
  call: WixCall,
  answer: (caller: SiteCaller) => Response,
): Response {
  return onSite(state, call, (caller) =>
    buyerOf(caller)
      ? answer(caller)
      : wixError(403, 'PERMISSION_DENIED', 'Only visitors and members have a current cart.'),
  );
}

function withCart(answer: (context: CartContext) => Response): Route['answer'] {
  return (state, call) =>
    forBuyer(state, call, (caller) => {
      const cart = currentCart(state, caller);
      return cart
        ? answer({ state, call, caller, cart })
        : wixError(404, 'OWNED_CART_NOT_FOUND', 'The caller has no cart.');
    });
}

function cartAnswer({ cart }: CartContext): Response {
  return Response.json({ cart });
}

function currentCart(state: EmulatorState, caller: SiteCaller): Entity | undefined {
  const carts = state.entities.list(caller.appInstance.site.siteId, CART);
  return carts.findLast(({ buyerInfo }) => buyerOf(caller)?.owns(buyerInfo));
}

function newCart(state: EmulatorState, caller: SiteCaller): Entity {
  const { site } = caller.appInstance;
  const { currency } = new Money(site);
  return {
    id: state.entities.newId(site.siteId, CART),
    lineItems: [],
    buyerInfo: buyerOf(caller)?.info,
    currency,
    conversionCurrency: currency,
    paymentCurrency: currency,
    siteLanguage: site.locale ?? 'en',
    taxIncludedInPrices: false,
    appliedDiscounts: [],
    createdDate: isoNow(state),
  };
}

function save({ state, caller, cart }: CartContext, lineItems: readonly LineItem[]): Response {
  const changed = { ...cart, lineItems, updatedDate: isoNow(state) };
  putEntity(state, caller, CART, String(cart.id), changed);
  return Response.json({ cart: changed });
}

function invalid(error: z.ZodError): Response {
  return wixError(400, 'INVALID_ARGUMENT', z.prettifyError(error));
}
