import type { AppInstance } from '../model/instances/instance-schema.js';
import { invalidInput } from '../util/emulator-error.js';
import { type Cycle, monthsOf } from './billing-cycle.js';
import { isTrial, type Plan, planOf } from './plan.js';

/**
 * Returns an instance's plan.
 * @param purpose The action's verb for the error message, for example `cancel`.
 * @throws {EmulatorError} If the instance has no plan.
 */
export function requirePlan(appInstance: AppInstance, key: string, purpose: string): Plan {
  const plan = planOf(appInstance);
  if (!plan) throw invalidInput(`${key} has no plan to ${purpose}. Buy one first.`);
  return plan;
}

/**
 * Returns an instance's plan, whose renewal can be turned on or off.
 * @throws {EmulatorError} If the instance has no plan, or the plan is paid once and never renewed.
 */
export function requireRenewable(appInstance: AppInstance, key: string, purpose: string): Plan {
  const plan = requirePlan(appInstance, key, purpose);
  if (monthsOf(plan.billingCycle) === undefined) {
    throw invalidInput(`${key} has a one-time plan, which has no renewal to turn on or off.`);
  }
  return plan;
}

/** @throws {EmulatorError} If a billing cycle does not recur, because a trial needs a renewal. */
export function requireRecurring(cycle: Cycle): void {
  if (monthsOf(cycle) === undefined) {
    throw invalidInput('A one-time plan has no free trial. Choose another billing cycle.');
  }
}

/** @throws {EmulatorError} If an instance already has a plan. */
export function refuseSecondPlan(appInstance: AppInstance, key: string): void {
  const plan = planOf(appInstance);
  if (!plan) return;
  const [what, remedy] = isTrial(plan)
    ? ['has a trial of', 'It is paid for when the trial ends']
    : ['has', 'Change it instead'];
  throw invalidInput(`${key} already ${what} the plan "${plan.packageName}". ${remedy}.`);
}

/** @throws {EmulatorError} If the app does not offer a plan of this name. */
export function requireAvailable({ instance }: AppInstance, plan: string, key: string): void {
  const names = (instance.availablePlans ?? []).flatMap(({ packageName }) => packageName ?? []);
  if (names.length > 0 && !names.includes(plan)) {
    throw invalidInput(`Unknown plan "${plan}". ${key} offers: ${names.join(', ')}.`);
  }
}
