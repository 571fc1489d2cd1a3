import type { appInstances } from '@wix/app-management';

/**
 * What every event of a plan says. Wix has two names for a plan's id, and they are the same here:
 * `packageName` in an app instance, `vendorProductId` in an event.
 * @param plan The plan that the event is about.
 * @param time When it came about, in milliseconds since the epoch.
 */
export function planData(plan: appInstances.BillingInfo, time: number) {
  return {
    operationTimeStamp: new Date(time),
    vendorProductId: plan.packageName,
    cycle: plan.billingCycle,
  };
}

/** When a plan expires, if Wix names a date. */
export function expiryData({ expirationDate }: appInstances.BillingInfo) {
  return expirationDate ? { expiresOn: new Date(expirationDate) } : {};
}

/** How a plan is paid. */
export function invoiceData({ invoiceId }: appInstances.BillingInfo) {
  return invoiceId ? { invoiceId } : {};
}

/** How a plan is paid, and with which coupon. */
export function paymentData(plan: appInstances.BillingInfo) {
  return { ...(plan.source && { couponName: plan.source }), ...invoiceData(plan) };
}
