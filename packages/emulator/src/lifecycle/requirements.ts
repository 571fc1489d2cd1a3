import type { appInstances } from '@wix/app-management';
import type { Installation } from '../model/instances/instance-schema.js';
import { EmulatorError } from '../util/emulator-error.js';
import { monthsOf } from './billing-cycle.js';
import { isTrial, planOf } from './plan.js';

/**
 * The plan that an installation has.
 * @param purpose what the action does with it, for the sentence of the refusal.
 * @throws {EmulatorError} if it has none.
 */
export function requirePlan(
  installation: Installation,
  key: string,
  purpose: string,
): appInstances.BillingInfo {
  const plan = planOf(installation);
  if (!plan)
    throw new EmulatorError('INVALID_INPUT', `${key} has no plan to ${purpose}. Buy one first.`);
  return plan;
}

/** @throws {EmulatorError} if a plan is paid for once and never renewed. */
export function requireRenewable({ billingCycle }: appInstances.BillingInfo, key: string): void {
  if (monthsOf(billingCycle) === undefined) {
    throw new EmulatorError(
      'INVALID_INPUT',
      `${key} has a one-time plan, which has no renewal to turn on or off.`,
    );
  }
}

/** @throws {EmulatorError} if a cycle is no cycle: a trial needs one. */
export function requireRecurring(cycle: appInstances.BillingInfo['billingCycle']): void {
  if (monthsOf(cycle) === undefined) {
    throw new EmulatorError(
      'INVALID_INPUT',
      'A one-time plan has no free trial. Choose another billing cycle.',
    );
  }
}

/** @throws {EmulatorError} if an installation has a plan already. */
export function refuseSecondPlan(installation: Installation, key: string): void {
  const plan = planOf(installation);
  if (!plan) return;
  const [what, remedy] = isTrial(plan)
    ? ['has a trial of', 'It is paid for when the trial ends']
    : ['has', 'Change it instead'];
  throw new EmulatorError(
    'INVALID_INPUT',
    `${key} already ${what} the plan "${plan.packageName}". ${remedy}.`,
  );
}

/** @throws {EmulatorError} if the app does not offer a plan of this name. */
export function requireAvailable({ instance }: Installation, plan: string, key: string): void {
  const names = (instance.availablePlans ?? []).flatMap(({ packageName }) => packageName ?? []);
  if (names.length > 0 && !names.includes(plan)) {
    throw new EmulatorError(
      'INVALID_INPUT',
      `Unknown plan "${plan}". ${key} offers: ${names.join(', ')}.`,
    );
  }
}
