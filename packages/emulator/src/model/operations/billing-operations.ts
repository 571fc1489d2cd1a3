import type { Operation } from './operation.js';

const PLANS = 'The plans are the `availablePlans` of the instance.';

/** The operations of an app's own plans. */
export const billingOperations = [
  {
    id: 'get-checkout-page',
    title: 'Billing Get URL: the page on which the owner buys a plan of the app',
    missing: `The page is served by the emulator and buys the plan without a payment. ${PLANS} Coupons and countries have no effect.`,
    assumed: 'Who may call it (the app and the Wix users of the site).',
  },
  {
    id: 'get-purchase-history',
    title: "Billing Get Purchase History: the site's purchases of the app's plans",
    missing: 'Only the current plan, without its price.',
    assumed: 'Who may call it (the app and the Wix users of the site).',
  },
  {
    id: 'list-app-plans',
    title: "List App Plans By App ID: the app's plans",
    missing: `${PLANS} Their names are their ids, and they have no prices and benefits. Plans of other apps are left out.`,
  },
] as const satisfies readonly Operation[];
