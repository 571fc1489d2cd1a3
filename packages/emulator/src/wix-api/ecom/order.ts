import type { Entity } from '../../model/entities/entities.js';
import type { EmulatorState } from '../../model/state.js';
import { isJsonObject } from '../../util/json.js';
import { noteChange, putEntity, removeEntity, type StoreWriter } from '../store-writes.js';
import { CART, CHECKOUT, isoNow, ORDER } from './entity-types.js';
import { type LineItem, lineItemsOf, totalsOf } from './line-items.js';
import { Money, type Price } from './money.js';

/** The number before that of a site's first order. */
const BEFORE_FIRST = 10_000;

/** What a buyer adds to a checkout when placing the order. */
interface Placing {
  /** The field `createdBy` of the order. */
  readonly createdBy: unknown;
  /** The buyer's e-mail address. Default: that of the checkout. */
  readonly email?: string | undefined;
}

/** Creates the order of a checkout and stores it, completes the checkout, and removes its cart. */
export function placeOrder(
  state: EmulatorState,
  buyer: StoreWriter,
  checkout: Entity,
  { createdBy, email }: Placing,
): Entity {
  const buyerInfo = {
    ...(isJsonObject(checkout.buyerInfo) && checkout.buyerInfo),
    ...(email !== undefined && { email }),
  };
  const completed = { ...checkout, buyerInfo, completed: true, updatedDate: isoNow(state) };
  const checkoutId = String(checkout.id);
  const order = createOrder(state, buyer, completed, createdBy);
  putEntity(state, buyer, CHECKOUT, checkoutId, completed);
  noteChange(state, buyer, {
    entityType: CHECKOUT,
    entityId: checkoutId,
    slug: 'completed',
    body: { checkout: completed },
  });
  removeEntity(state, buyer, CART, String(checkout.cartId));
  return order;
}

function createOrder(
  state: EmulatorState,
  buyer: StoreWriter,
  checkout: Entity,
  createdBy: unknown,
): Entity {
  const { site } = buyer.appInstance;
  const items = lineItemsOf(checkout);
  const { priceSummary } = totalsOf(buyer, items);
  const { additionalFees, ...sums } = priceSummary;
  const { buyerInfo, billingInfo, shippingInfo, buyerNote, customFields, extendedFields } =
    checkout;
  const now = isoNow(state);
  const order = {
    id: state.entities.newId(site.siteId, ORDER),
    number: String(nextNumber(state, site.siteId)),
    createdDate: now,
    updatedDate: now,
    purchasedDate: now,
    status: 'APPROVED',
    paymentStatus: 'NOT_PAID',
    fulfillmentStatus: 'NOT_FULFILLED',
    archived: false,
    seenByAHuman: false,
    currency: new Money(site).currency,
    siteLanguage: site.locale ?? 'en',
    taxIncludedInPrices: false,
    lineItems: items.map((item) => orderItem(buyer, item)),
    priceSummary: {
      ...allInOrder(sums),
      totalAdditionalFees: inOrder(additionalFees),
    },
    balanceSummary: { balance: inOrder(sums.total), paid: inOrder(new Money(site).price(0)) },
    buyerInfo,
    billingInfo,
    shippingInfo,
    buyerNote,
    customFields,
    extendedFields,
    appliedDiscounts: [],
    additionalFees: [],
    activities: [],
    channelInfo: { type: checkout.channelType },
    createdBy,
    checkoutId: checkout.id,
  };
  putEntity(state, buyer, ORDER, order.id, order);
  noteChange(state, buyer, {
    entityType: ORDER,
    entityId: order.id,
    slug: 'approved',
    body: { order },
  });
  return order;
}

function orderItem(site: StoreWriter, item: LineItem) {
  const { id, quantity, catalogReference, productName, itemType, descriptionLines } = item;
  const [calculated] = totalsOf(site, [item]).calculatedLineItems;
  const { fullPrice: _, ...prices } = calculated?.pricesBreakdown ?? {};
  return {
    id,
    quantity,
    catalogReference,
    productName,
    itemType,
    descriptionLines,
    ...allInOrder(prices),
  };
}

function allInOrder(prices: Readonly<Record<string, Price>>) {
  return Object.fromEntries(Object.entries(prices).map(([name, price]) => [name, inOrder(price)]));
}

/** The amounts of an order have no converted forms. */
function inOrder({ amount, formattedAmount }: Price) {
  return { amount, formattedAmount };
}

function nextNumber(state: EmulatorState, siteId: string): number {
  const numbers = state.entities.list(siteId, ORDER).map(({ number }) => Number(number));
  return Math.max(BEFORE_FIRST, ...numbers.filter(Number.isSafeInteger)) + 1;
}
