import type { appInstances } from '@wix/app-management';

/** How often a plan can be paid for. */
export const billingCycles = [
  'MONTHLY',
  'YEARLY',
  'TWO_YEARS',
  'THREE_YEARS',
  'FOUR_YEARS',
  'FIVE_YEARS',
  'ONE_TIME',
] as const satisfies readonly appInstances.BillingInfo['billingCycle'][];

/** How often a plan is paid for. */
export type BillingCycle = (typeof billingCycles)[number];

/** What a site's owner can do with an installation of the app. */
export type LifecycleAction =
  /** Installs the app again where it was removed; the instance id and a plan that runs stay. */
  | { readonly action: 'install' }
  /** Uninstalls the app; a plan goes on, as it is paid for and nobody has cancelled it. */
  | { readonly action: 'remove' }
  /** Duplicates the site with the app on it, but without its plan. */
  | { readonly action: 'clone' }
  /** Buys a plan, paid by the year unless another cycle is given. */
  | { readonly action: 'buy'; readonly plan: string; readonly cycle?: BillingCycle }
  /** Changes the plan, the cycle or both; the cycle stays if it is left out. */
  | { readonly action: 'changePlan'; readonly plan: string; readonly cycle?: BillingCycle }
  /** Starts the free trial of a plan, paid by the year afterwards unless another cycle is given. */
  | { readonly action: 'startTrial'; readonly plan: string; readonly cycle?: BillingCycle }
  /** Turns the plan's automatic renewal off. */
  | { readonly action: 'cancel' }
  /** Turns it on again. */
  | { readonly action: 'reactivate' }
  /** Hands the site, with the app's plan, over to another Wix account. */
  | { readonly action: 'transfer' };
