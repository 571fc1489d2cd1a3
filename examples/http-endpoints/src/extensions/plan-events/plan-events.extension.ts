import { extensions } from '@wix/astro/builders';

// One extension for each event after which an installation may have another plan.

/** The app was installed. */
export const installed = extensions.event({
  id: 'af34055d-9156-44f1-8130-dca6479efc71',
  source: './extensions/plan-events/installed.ts',
});

/** The app was removed. */
export const removed = extensions.event({
  id: '447425b8-c1a5-45cb-8d8f-9fb653a14fca',
  source: './extensions/plan-events/removed.ts',
});

/** A paid plan was bought. */
export const paidPlanPurchased = extensions.event({
  id: '0e0311a6-64fd-46f1-a210-144bed8ce2fd',
  source: './extensions/plan-events/paid-plan-purchased.ts',
});

/** The plan was exchanged for a larger or a smaller one. */
export const paidPlanChanged = extensions.event({
  id: 'c06bab90-2016-4f16-9f5d-261704878138',
  source: './extensions/plan-events/paid-plan-changed.ts',
});

/** The plan, or its renewal, was cancelled. */
export const paidPlanAutoRenewalCancelled = extensions.event({
  id: '0654c341-2361-43e1-98c6-9e8cb3ff6fe2',
  source: './extensions/plan-events/paid-plan-auto-renewal-cancelled.ts',
});

/** A free trial has ended, and the plan was paid for. */
export const planConvertedToPaid = extensions.event({
  id: '27b011f4-62df-4247-bace-903678417a81',
  source: './extensions/plan-events/plan-converted-to-paid.ts',
});

/** The plan is renewed again. */
export const planReactivated = extensions.event({
  id: '6a04fc8b-de1c-4b56-887e-adf91734e7e4',
  source: './extensions/plan-events/plan-reactivated.ts',
});

/** The plan was transferred to another Wix account. */
export const planTransferred = extensions.event({
  id: '5a072198-f727-4ccc-9974-ecfb0848d53c',
  source: './extensions/plan-events/plan-transferred.ts',
});
