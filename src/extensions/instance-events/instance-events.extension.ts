import { extensions } from '@wix/astro/builders';

// One extension for each event that makes the app's cached data of an instance outdated.

/** The app was installed. */
export const installed = extensions.event({
  id: '1cb000fc-4a11-4fd3-a30d-65e5eccf7d56',
  source: './extensions/instance-events/installed.ts',
});

/** The app was removed. */
export const removed = extensions.event({
  id: '624408d2-25d0-4d37-9514-ed2cd3572a05',
  source: './extensions/instance-events/removed.ts',
});

/** A paid plan was bought. */
export const paidPlanPurchased = extensions.event({
  id: 'ab9bae9b-77ae-4380-b899-781ee1606878',
  source: './extensions/instance-events/paid-plan-purchased.ts',
});

/** The plan was replaced by a larger or a smaller one. */
export const paidPlanChanged = extensions.event({
  id: '43b4343a-65c4-4556-a059-d121c7fd99d7',
  source: './extensions/instance-events/paid-plan-changed.ts',
});

/** The plan, or its renewal, was cancelled: the app can be used until the billing cycle ends. */
export const paidPlanAutoRenewalCancelled = extensions.event({
  id: '57a46451-ec16-492d-93f1-788ab6ca61a5',
  source: './extensions/instance-events/paid-plan-auto-renewal-cancelled.ts',
});

/** A free trial has ended, and the plan was paid for. */
export const planConvertedToPaid = extensions.event({
  id: '88c855f3-4105-4913-97df-b1a2a6efee9f',
  source: './extensions/instance-events/plan-converted-to-paid.ts',
});

/** The automatic renewal of the plan was turned on again. */
export const planReactivated = extensions.event({
  id: 'b7f9b955-f7ae-4ba1-8041-8d8de7411736',
  source: './extensions/instance-events/plan-reactivated.ts',
});

/** The plan was transferred to another Wix account. */
export const planTransferred = extensions.event({
  id: 'f220e83d-e760-4d88-b5dc-25f72c7e0e42',
  source: './extensions/instance-events/plan-transferred.ts',
});
