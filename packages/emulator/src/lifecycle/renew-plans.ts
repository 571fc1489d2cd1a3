import type { appInstances } from '@wix/app-management';
import type { AppInstanceEvent } from '../model/events.js';
import type { AppInstance } from '../model/instances/instance-schema.js';
import { monthsOf } from './billing-cycle.js';
import { expiryData, planData } from './event-data.js';
import {
  expirationOf,
  isTrial,
  newInvoiceId,
  nextEnd,
  planOf,
  withoutPlan,
  withPlan,
} from './plan.js';

/** What time has done to an instance. */
export interface PassedTime {
  readonly appInstance: AppInstance;
  /** The events that it has brought, oldest first, and when, in milliseconds since the epoch. */
  readonly events: readonly { readonly event: AppInstanceEvent; readonly time: number }[];
}

/**
 * Lets time pass for an instance: a trial ends and is paid for, or not, and a plan is renewed
 * or expires. What was over at the beginning stays as it is.
 * @param from The time at the beginning, in milliseconds since the epoch.
 * @param to The time at the end.
 * @returns `undefined` if nothing has come to its end.
 */
export function passTime(
  appInstance: AppInstance,
  from: number,
  to: number,
): PassedTime | undefined {
  const plan = planOf(appInstance);
  const end = plan && nextEnd(plan, from);
  if (!plan || end === undefined || end > to) return undefined;
  // Who has cancelled pays no more; the event of it went out when that was.
  if (plan.autoRenewing === false) return { appInstance: withoutPlan(appInstance), events: [] };
  if (!isTrial(plan)) {
    return { appInstance: withPlan(appInstance, renewed(plan, to)), events: [] };
  }
  const paid = converted(plan, end);
  const event = {
    type: 'PlanConvertedToPaid',
    data: { ...planData(paid, end), ...expiryData(paid) },
  } as const;
  const changed = withPlan(appInstance, paid);
  const later = passTime(changed, end, to);
  return { appInstance: later?.appInstance ?? changed, events: [{ event, time: end }] };
}

/** A plan whose trial has ended and is paid for from then on. */
function converted(plan: appInstances.BillingInfo, end: number): appInstances.BillingInfo {
  return {
    ...plan,
    expirationDate: expirationOf(end, plan.billingCycle),
    invoiceId: newInvoiceId(),
    freeTrialInfo: { status: 'ENDED', endDate: new Date(end) },
  };
}

/** A plan that has been renewed as often as periods have passed; of each, Wix sends no event. */
function renewed(plan: appInstances.BillingInfo, now: number): appInstances.BillingInfo {
  const end = nextEnd(plan, now);
  const hasDate = plan.expirationDate || (monthsOf(plan.billingCycle) ?? 0) >= 12;
  return {
    ...plan,
    expirationDate: hasDate && end !== undefined ? new Date(end).toISOString() : null,
    invoiceId: newInvoiceId(),
  };
}
