import type { Plan } from './plan.js';

/**
 * Returns the data that all plan events share. Wix has two names for a plan's id, and here both
 * have the same value: `packageName` in an app instance, and `vendorProductId` in an event.
 * @param plan The plan that the event is about.
 * @param time The time of the event, in milliseconds since the epoch.
 */
export function planData(plan: Plan, time: number) {
  return {
    operationTimeStamp: new Date(time),
    vendorProductId: plan.packageName,
    cycle: plan.billingCycle,
  };
}

/** A plan's expiration date, if it has one. */
export function expiryData({ expirationDate }: Plan) {
  return expirationDate ? { expiresOn: new Date(expirationDate) } : {};
}

/** A plan's invoice, if it has one. */
export function invoiceData({ invoiceId }: Plan) {
  return invoiceId ? { invoiceId } : {};
}

/** A plan's coupon and invoice, if it has them. */
export function paymentData(plan: Plan) {
  return { ...(plan.source && { couponName: plan.source }), ...invoiceData(plan) };
}
