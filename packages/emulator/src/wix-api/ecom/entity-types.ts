import type { EmulatorState } from '../../model/state.js';

/** The types under which the generic engine keeps the same entities. */
export const CART = 'wix.ecom.v1.cart';
export const CHECKOUT = 'wix.ecom.v1.checkout';
export const ORDER = 'wix.ecom.v1.order';
export const FULFILLMENTS = 'wix.ecom.v1.fulfillments';

/** The emulator's time as an ISO 8601 date. */
export function isoNow(state: EmulatorState): string {
  return new Date(state.clock.now()).toISOString();
}
