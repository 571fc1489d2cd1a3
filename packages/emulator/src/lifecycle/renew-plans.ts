import type { AppInstanceEvent } from '../model/events.js';
import type { AppInstance } from '../model/instances/instance-schema.js';
import { monthsOf } from './billing-cycle.js';
import { expiryData, planData } from './event-data.js';
import {
  expirationOf,
  isTrial,
  newInvoiceId,
  nextEnd,
  type Plan,
  planOf,
  withoutPlan,
  withPlan,
} from './plan.js';

/** The changes to an instance over a span of time. */
export interface PassedTime {
  readonly appInstance: AppInstance;
  /** The resulting events, oldest first, with their times in milliseconds since the epoch. */
  readonly events: readonly { readonly event: AppInstanceEvent; readonly time: number }[];
}

/**
 * Applies a span of time to an instance: ends its trial, and renews or ends its plan. A plan that
 * was already over at the start of the span stays unchanged.
 * @param from The start of the span, in milliseconds since the epoch.
 * @param to The end of the span, in milliseconds since the epoch.
 * @returns `undefined` if no trial or billing period has ended.
 */
export function passTime(
  appInstance: AppInstance,
  from: number,
  to: number,
): PassedTime | undefined {
  const plan = planOf(appInstance);
  const end = plan && nextEnd(plan, from);
  if (!plan || end === undefined || end > to) return undefined;
  // A cancelled plan is not renewed. Its event was sent when the owner cancelled it.
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

/** Returns a plan after its trial, which is paid from the end of the trial. */
function converted(plan: Plan, end: number): Plan {
  return {
    ...plan,
    expirationDate: expirationOf(end, plan.billingCycle),
    invoiceId: newInvoiceId(),
    freeTrialInfo: { status: 'ENDED', endDate: new Date(end) },
  };
}

/** Returns a plan after all of its renewals. Wix sends no event for a renewal. */
function renewed(plan: Plan, now: number): Plan {
  const end = nextEnd(plan, now);
  const hasDate = plan.expirationDate || (monthsOf(plan.billingCycle) ?? 0) >= 12;
  return {
    ...plan,
    expirationDate: hasDate && end !== undefined ? new Date(end).toISOString() : null,
    invoiceId: newInvoiceId(),
  };
}
