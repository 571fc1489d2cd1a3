import type { appInstances } from '@wix/app-management';

const PLANS: Readonly<Record<string, readonly string[]>> = {
  export: ['Pro'],
  badge: ['Basic', 'Pro'],
};

/** Tells whether a plan includes a feature. */
export function hasPlan(feature: string, billing: appInstances.BillingInfo | undefined): boolean {
  if (billing?.freeTrialInfo?.status === 'IN_PROGRESS') return true;
  return PLANS[feature]?.includes(billing?.packageName ?? '') ?? false;
}
