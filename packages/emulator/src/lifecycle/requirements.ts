import type { appInstances } from '@wix/app-management';
import type { Installation } from '../model/seed.js';
import { monthsOf } from './billing-cycle.js';
import { isTrial, planOf } from './plan.js';

/**
 * The plan that an installation has.
 * @param purpose what the action does with it, for the sentence of the refusal.
 * @throws {RangeError} if it has none.
 */
export function requirePlan(
  installation: Installation,
  key: string,
  purpose: string,
): appInstances.BillingInfo {
  const plan = planOf(installation);
  if (!plan) throw new RangeError(`${key} has no plan to ${purpose}: buy one first.`);
  return plan;
}

/** @throws {RangeError} if a plan is paid for once and never renewed. */
export function requireRenewable({ billingCycle }: appInstances.BillingInfo, key: string): void {
  if (monthsOf(billingCycle) === undefined) {
    throw new RangeError(
      `${key} has paid for its plan once: there is no renewal to turn on or off.`,
    );
  }
}

/** @throws {RangeError} if a cycle is no cycle: a trial needs one. */
export function requireRecurring(cycle: appInstances.BillingInfo['billingCycle']): void {
  if (monthsOf(cycle) === undefined) {
    throw new RangeError('A plan that is paid for once has no free trial: choose another cycle.');
  }
}

/** @throws {RangeError} if an installation has a plan already. */
export function refuseSecondPlan(installation: Installation, key: string): void {
  const plan = planOf(installation);
  if (!plan) return;
  const [what, remedy] = isTrial(plan)
    ? ['is on trial with', 'it is paid for when the trial ends']
    : ['has', 'change it instead'];
  throw new RangeError(`${key} ${what} the plan "${plan.packageName}" already: ${remedy}.`);
}

/** @throws {RangeError} if the app does not offer a plan of this name. */
export function requireAvailable({ instance }: Installation, plan: string, key: string): void {
  const names = (instance.availablePlans ?? []).flatMap(({ packageName }) => packageName ?? []);
  if (names.length > 0 && !names.includes(plan)) {
    throw new RangeError(`${key} cannot have the plan "${plan}"; there are ${names.join(', ')}.`);
  }
}
