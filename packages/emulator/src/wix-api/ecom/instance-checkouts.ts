import type { Entity } from '../../model/entities/entities.js';
import type { EmulatorState } from '../../model/state.js';
import { EmulatorError, invalidInput } from '../../util/emulator-error.js';
import { isJsonObject } from '../../util/json.js';
import { CHECKOUT, ORDER } from './entity-types.js';
import { type LineItem, lineItemsOf, totalsOf } from './line-items.js';
import { placeOrder } from './order.js';

/** A checkout of Wix eCommerce as its buyer sees it. Prices are texts such as `$9.10`. */
export interface InstanceCheckout {
  readonly lineItems: readonly {
    readonly name: string;
    readonly quantity: number;
    /** The price for all of them. */
    readonly price: string;
  }[];
  readonly total: string;
  /** The id of the visitor or member who buys. */
  readonly buyerId?: string;
  readonly email?: string;
  /** The number of the order, once it is placed. */
  readonly orderNumber?: string;
}

/** The checkouts on the site of an instance, as their buyers see them on Wix's checkout page. */
export interface InstanceCheckouts {
  /**
   * Returns a checkout.
   * @throws {EmulatorError} If there is no such checkout.
   */
  get(checkoutId: string): InstanceCheckout;
  /**
   * Places the order of a checkout without a payment, as its buyer.
   * @param buyer.email The buyer's e-mail address. Default: the one in the checkout.
   * @returns The id of the order.
   * @throws {EmulatorError} If there is no such checkout, it already has an order, or it has no line
   *   items.
   */
  placeOrder(checkoutId: string, buyer?: { readonly email?: string | undefined }): string;
}

/**
 * Creates the access to the checkouts on the site of an instance.
 * @param instance The instance's key or instance id.
 * @throws {EmulatorError} If there is no such instance.
 */
export function instanceCheckouts(state: EmulatorState, instance: string): InstanceCheckouts {
  const { key } = state.require(instance);
  const find = (id: string) => {
    const { appInstance } = state.require(key);
    const checkout = state.entities.find(appInstance.site.siteId, CHECKOUT, id);
    if (checkout) return { appInstance, checkout };
    throw new EmulatorError('NOT_FOUND', `The site of "${key}" has no checkout "${id}".`);
  };
  return {
    get(checkoutId) {
      const { appInstance, checkout } = find(checkoutId);
      const items = lineItemsOf(checkout);
      const { calculatedLineItems, priceSummary } = totalsOf({ appInstance }, items);
      const orders = state.entities.list(appInstance.site.siteId, ORDER);
      const order = orders.find((one) => one.checkoutId === checkoutId);
      return {
        lineItems: items.map((item, index) => ({
          name: nameOf(item),
          quantity: item.quantity,
          price: calculatedLineItems[index]?.pricesBreakdown.lineItemPrice.formattedAmount ?? '',
        })),
        total: priceSummary.total.formattedAmount,
        ...buyerOf(checkout),
        ...(order && { orderNumber: String(order.number) }),
      };
    },
    placeOrder(checkoutId, { email } = {}) {
      const { appInstance, checkout } = find(checkoutId);
      if (checkout.completed === true) throw invalidInput('The checkout already has an order.');
      if (lineItemsOf(checkout).length === 0) {
        throw invalidInput('The checkout has no line items.');
      }
      const { createdBy } = checkout;
      return String(placeOrder(state, { appInstance }, checkout, { createdBy, email }).id);
    },
  };
}

function nameOf({ productName }: LineItem): string {
  const name = isJsonObject(productName) ? productName.original : undefined;
  return typeof name === 'string' ? name : 'Unnamed product';
}

function buyerOf({ buyerInfo }: Entity): Pick<InstanceCheckout, 'buyerId' | 'email'> {
  const { memberId, visitorId, email } = isJsonObject(buyerInfo) ? buyerInfo : {};
  const buyerId = memberId ?? visitorId;
  return {
    ...(typeof buyerId === 'string' && { buyerId }),
    ...(typeof email === 'string' && { email }),
  };
}
