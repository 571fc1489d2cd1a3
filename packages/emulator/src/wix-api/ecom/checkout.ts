import { z } from '@hono/zod-openapi';
import type { Entity } from '../../model/entities/entities.js';
import type { EmulatorState } from '../../model/state.js';
import { isJsonObject, type JsonObject } from '../../util/json.js';
import type { WixCall } from '../call.js';
import { wixError } from '../error.js';
import { forAppOrUser, onSite, type SiteCaller } from '../on-site.js';
import { type Route, route } from '../route.js';
import { putEntity } from '../store-writes.js';
import { buyerOf, createdBy } from './buyer.js';
import { CHECKOUT, isoNow } from './entity-types.js';
import { addItems, type LineItem, lineItemsOf, newItemsSchema, totalsOf } from './line-items.js';
import { Money } from './money.js';
import { placeOrder } from './order.js';

const CHECKOUTS = '/ecom/v1/checkouts';

/** The operations of checkouts that the generic engine cannot answer. */
export const checkoutRoutes = {
  'create-checkout': route('POST', CHECKOUTS, postCheckout),
  'get-checkout-url': route('GET', `${CHECKOUTS}/*/checkout-url`, getCheckoutUrl),
  'create-order-from-checkout': route('POST', `${CHECKOUTS}/*/create-order`, orderCheckout),
} satisfies Readonly<Record<string, Route>>;

const info = z.record(z.string(), z.unknown()).optional();

/** What a request says about a new checkout, besides its line items. */
const inputSchema = z.object({
  channelType: z.string().min(1),
  email: z.string().optional(),
  overrideCheckoutUrl: z.string().optional(),
  checkoutInfo: z
    .object({
      buyerInfo: info,
      billingInfo: info,
      shippingInfo: info,
      buyerNote: z.string().optional(),
      customFields: z.array(z.record(z.string(), z.unknown())).optional(),
      extendedFields: info,
    })
    .default({}),
});

/** The contents of a checkout that is created. */
interface NewCheckout {
  readonly json: JsonObject | undefined;
  readonly items: readonly LineItem[];
  /** The cart that it is made of. */
  readonly cart?: Entity;
}

/**
 * Creates a checkout and stores it.
 * @returns `undefined` if the request lacks what a checkout needs.
 */
export function createCheckout(
  state: EmulatorState,
  caller: SiteCaller,
  { json, items, cart }: NewCheckout,
): Entity | undefined {
  const input = inputSchema.safeParse(json);
  if (!input.success) return undefined;
  const { channelType, email, overrideCheckoutUrl, checkoutInfo } = input.data;
  const { site } = caller.appInstance;
  const { currency } = new Money(site);
  const { priceSummary } = totalsOf(caller, items);
  const checkout = {
    id: state.entities.newId(site.siteId, CHECKOUT),
    lineItems: items,
    ...(cart && passedOn(cart)),
    ...(overrideCheckoutUrl !== undefined && { overrideCheckoutUrl }),
    ...checkoutInfo,
    buyerInfo: {
      ...buyerOf(caller)?.info,
      ...checkoutInfo.buyerInfo,
      ...(email !== undefined && { email }),
    },
    channelType,
    currency,
    conversionCurrency: currency,
    paymentCurrency: currency,
    siteLanguage: site.locale ?? 'en',
    taxIncludedInPrice: false,
    priceSummary,
    payNow: priceSummary,
    appliedDiscounts: [],
    additionalFees: [],
    completed: false,
    createdBy: createdBy(caller),
    ...(cart && { cartId: cart.id }),
    createdDate: isoNow(state),
    updatedDate: isoNow(state),
  };
  return put(state, caller, checkout);
}

/**
 * Brings a checkout up to date with its cart.
 * @returns `undefined` if the request lacks what a checkout needs.
 */
export function updateFromCart(
  state: EmulatorState,
  caller: SiteCaller,
  {
    checkout,
    cart,
    json,
  }: { readonly checkout: Entity; readonly cart: Entity; readonly json: JsonObject | undefined },
): Entity | undefined {
  const input = inputSchema.safeParse(json);
  if (!input.success) return undefined;
  const { email } = input.data;
  const { priceSummary } = totalsOf(caller, lineItemsOf(cart));
  const buyerInfo = isJsonObject(checkout.buyerInfo) ? checkout.buyerInfo : {};
  return put(state, caller, {
    ...checkout,
    ...passedOn(cart),
    buyerInfo: { ...buyerInfo, ...(email !== undefined && { email }) },
    lineItems: cart.lineItems,
    priceSummary,
    payNow: priceSummary,
    updatedDate: isoNow(state),
  });
}

/** *Create Checkout*: creates a checkout without a cart. */
function postCheckout(state: EmulatorState, call: WixCall): Response {
  return onSite(state, call, (caller) => {
    const { json } = call;
    if (json?.couponCode !== undefined || json?.giftCardCode !== undefined) {
      const message = 'wix-emulator emulates neither coupons nor gift cards in checkouts.';
      return wixError(501, 'NOT_EMULATED', message);
    }
    const input = newItemsSchema.safeParse(json);
    const items = input.success ? addItems(state, caller, [], input.data) : undefined;
    const checkout = items && createCheckout(state, caller, { json, items });
    return checkout
      ? Response.json({ checkout })
      : wixError(
          400,
          'INVALID_ARGUMENT',
          'A checkout needs a channel type and valid line items, at most 300.',
        );
  });
}

/**
 * *Get Checkout URL*: returns the address that the app has given for its own checkout page, or that
 * of the emulator's page, which places the order.
 */
function getCheckoutUrl(state: EmulatorState, call: WixCall): Response {
  return onSite(state, call, (caller) => {
    const checkout = find(state, caller, call);
    if (!checkout) return notFound();
    const { overrideCheckoutUrl } = checkout;
    if (typeof overrideCheckoutUrl === 'string' && overrideCheckoutUrl !== '') {
      return Response.json({ checkoutUrl: overrideCheckoutUrl });
    }
    const url = new URL('/hosts/order', state.pagesUrl);
    url.searchParams.set('instance', state.require(caller.appInstance.instance.instanceId).key);
    url.searchParams.set('checkout', String(checkout.id));
    return Response.json({ checkoutUrl: url.href });
  });
}

/** *Create Order*: completes the checkout, and removes its cart. */
function orderCheckout(state: EmulatorState, call: WixCall): Response {
  return forAppOrUser(state, call, (caller) => {
    const checkout = find(state, caller, call);
    if (!checkout) return notFound();
    if (checkout.completed === true) {
      return wixError(409, 'CHECKOUT_IS_COMPLETE', 'The checkout already has an order.');
    }
    if (lineItemsOf(checkout).length === 0) {
      return wixError(400, 'INVALID_ARGUMENT', 'The checkout has no line items.');
    }
    const order = placeOrder(state, caller, checkout, { createdBy: createdBy(caller) });
    return Response.json({ orderId: order.id });
  });
}

/** The note, the addresses and the URL that a cart passes on. */
function passedOn({ buyerNote, contactInfo, overrideCheckoutUrl }: Entity): JsonObject {
  return {
    ...(buyerNote !== undefined && { buyerNote }),
    ...(overrideCheckoutUrl !== undefined && { overrideCheckoutUrl }),
    ...(contactInfo !== undefined && { billingInfo: contactInfo }),
  };
}

function find(state: EmulatorState, { appInstance }: SiteCaller, { url }: WixCall) {
  const id = url.pathname.split('/').at(-2) ?? '';
  return state.entities.find(appInstance.site.siteId, CHECKOUT, id);
}

function put(state: EmulatorState, caller: SiteCaller, checkout: Entity): Entity {
  putEntity(state, caller, CHECKOUT, String(checkout.id), checkout);
  return checkout;
}

function notFound(): Response {
  return wixError(404, 'CHECKOUT_NOT_FOUND', 'There is no such checkout.');
}
