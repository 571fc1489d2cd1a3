import type { AppInstanceEvent } from '../model/events.js';
import type { AppInstance } from '../model/instances/instance-schema.js';
import type { LifecycleAction } from '../model/lifecycle-action.js';
import { reasonAgainst } from '../model/lifecycle-rules.js';
import { invalidInput } from '../util/emulator-error.js';
import { type Cycle, monthsOf } from './billing-cycle.js';
import { expiryData, invoiceData, paymentData, planData } from './event-data.js';
import {
  endOfTrial,
  expirationOf,
  isTrial,
  newInvoiceId,
  nextEnd,
  type Plan,
  planOf,
  withPlan,
} from './plan.js';

/** The facts that an action depends on, in addition to the instance. */
export interface TransitionContext {
  /** The instance's key, for error messages. */
  readonly key: string;
  /** The app's id. */
  readonly appId: string;
  /** The emulator's time, in milliseconds since the epoch. */
  readonly now: number;
  /** Creates an id for a copy and its site. */
  readonly newId: () => string;
}

/** The result of an action on an instance. */
export interface Transition {
  /** The changed instance; after `clone`, the new instance. */
  readonly appInstance: AppInstance;
  /** The event for the app, about this instance. */
  readonly event: AppInstanceEvent;
}

type ActionOf<Name extends LifecycleAction['action']> = Extract<LifecycleAction, { action: Name }>;

/**
 * Applies an action of the site owner to an instance.
 * @throws {EmulatorError} If the action does not fit the instance. The message says why.
 */
export function transition(
  appInstance: AppInstance,
  action: LifecycleAction,
  context: TransitionContext,
): Transition {
  const reason = reasonAgainst(appInstance, action, context.key);
  if (reason !== undefined) throw invalidInput(reason);
  switch (action.action) {
    case 'install':
      return install(appInstance, context);
    case 'remove':
      return remove(appInstance, context);
    case 'clone':
      return clone(appInstance, context);
    case 'buy':
      return buy(appInstance, action, context);
    case 'startTrial':
      return startTrial(appInstance, action, context);
    case 'changePlan':
      return changePlan(appInstance, action, context);
    case 'cancel':
      return cancel(appInstance, context);
    case 'reactivate':
      return reactivate(appInstance, context);
    case 'transfer':
      return transfer(appInstance, context);
  }
}

function install(appInstance: AppInstance, { appId }: TransitionContext): Transition {
  return installed({ ...appInstance, installed: true }, appId);
}

function installed(appInstance: AppInstance, appId: string): Transition {
  const { originInstanceId } = appInstance.instance;
  const data = { appId, ...(originInstanceId && { originInstanceId }) };
  return { appInstance, event: { type: 'AppInstalled', data } };
}

/** The embedded scripts go with the app. After a new installation, the app embeds them again. */
function remove(appInstance: AppInstance, { appId }: TransitionContext): Transition {
  const { embeddedScripts: _, ...rest } = appInstance;
  return {
    appInstance: { ...rest, installed: false },
    event: { type: 'AppRemoved', data: { appId } },
  };
}

function clone(
  { instance, site }: AppInstance,
  { key, appId, newId }: TransitionContext,
): Transition {
  const { billing: _, ...unpaid } = instance;
  // The copy is not published yet, so it has no URL.
  const { url: __, ...unpublished } = site;
  return installed(
    {
      installed: true,
      instance: {
        ...unpaid,
        instanceId: newId(),
        originInstanceId: instance.instanceId,
        copiedFromTemplate: true,
        isFree: true,
        freeTrialAvailable: true,
      },
      site: {
        ...unpublished,
        siteId: newId(),
        siteDisplayName: `Copy of ${site.siteDisplayName ?? key}`,
      },
    },
    appId,
  );
}

function buy(
  appInstance: AppInstance,
  { plan, cycle = 'YEARLY' }: ActionOf<'buy'>,
  { now }: TransitionContext,
): Transition {
  return purchase(appInstance, paidFrom(now, plan, cycle), now);
}

function startTrial(
  appInstance: AppInstance,
  { plan, cycle = 'YEARLY' }: ActionOf<'startTrial'>,
  { now }: TransitionContext,
): Transition {
  const paid = paidFrom(now, plan, cycle);
  const billing: Plan = {
    ...paid,
    expirationDate: paid.expirationDate ? new Date(endOfTrial(now)).toISOString() : null,
    freeTrialInfo: { status: 'IN_PROGRESS' },
  };
  // Wix treats the start of a trial as a purchase, and has no separate event for it.
  return purchase(appInstance, billing, now);
}

function changePlan(
  appInstance: AppInstance,
  { plan, cycle }: ActionOf<'changePlan'>,
  { now }: TransitionContext,
): Transition {
  const before = currentPlan(appInstance);
  const { packageName, billingCycle } = before;
  const paid = paidFrom(now, plan, cycle ?? billingCycle);
  const after = isTrial(before) ? onSameTrial(before, paid, now) : paid;
  const billing = { ...after, freeTrialInfo: before.freeTrialInfo };
  return {
    appInstance: withPlan(appInstance, billing),
    event: {
      type: 'PaidPlanChanged',
      data: {
        ...planData(billing, now),
        previousVendorProductId: packageName,
        previousCycle: billingCycle,
        ...paymentData(billing),
      },
    },
  };
}

/** Changes the plan of a trial without restarting the trial. */
function onSameTrial(before: Plan, after: Plan, now: number): Plan {
  const end = nextEnd(before, now);
  const expirationDate =
    after.expirationDate && end !== undefined ? new Date(end).toISOString() : null;
  return {
    ...after,
    timeStamp: before.timeStamp,
    expirationDate: before.expirationDate ?? expirationDate,
  };
}

function cancel(appInstance: AppInstance, { now }: TransitionContext): Transition {
  const plan = currentPlan(appInstance);
  return {
    appInstance: withPlan(appInstance, { ...plan, autoRenewing: false }),
    event: {
      type: 'PaidPlanAutoRenewalCancelled',
      data: {
        ...planData(plan, now),
        cancelReason: 'USER_CANCEL',
        cancelledDuringFreeTrial: isTrial(plan) ? 'DURING_FREE_TRIAL' : 'NOT_DURING_FREE_TRIAL',
      },
    },
  };
}

function reactivate(appInstance: AppInstance, { now }: TransitionContext): Transition {
  const plan = currentPlan(appInstance);
  return {
    appInstance: withPlan(appInstance, { ...plan, autoRenewing: true }),
    event: {
      type: 'PlanReactivated',
      data: {
        ...planData(plan, now),
        ...expiryData(plan),
        ...invoiceData(plan),
        reason: 'AUTO_RENEW_TURNED_ON',
      },
    },
  };
}

/** The plan stays with the site. The app sees only the e-mail address of the new owner. */
function transfer(appInstance: AppInstance, { now }: TransitionContext): Transition {
  const plan = currentPlan(appInstance);
  const { site } = appInstance;
  const email = 'new-owner@example.com';
  return {
    appInstance: {
      ...appInstance,
      site: { ...site, ownerEmail: email, ownerInfo: { ...site.ownerInfo, email } },
    },
    event: { type: 'PlanTransferred', data: { ...planData(plan, now), ...invoiceData(plan) } },
  };
}

/** The plan that the action is about. The rules have refused an instance without one. */
function currentPlan(appInstance: AppInstance): Plan {
  const plan = planOf(appInstance);
  if (plan) return plan;
  throw new Error('The instance has no plan, although the rules demand one.');
}

/** Returns a plan that is paid from now on. */
function paidFrom(now: number, packageName: string, billingCycle: Cycle): Plan {
  return {
    packageName,
    billingCycle,
    timeStamp: new Date(now).toISOString(),
    expirationDate: expirationOf(now, billingCycle),
    autoRenewing: monthsOf(billingCycle) !== undefined,
    invoiceId: newInvoiceId(),
    // No coupon.
    source: '',
    freeTrialInfo: { status: 'NOT_AVAILABLE' },
  };
}

function purchase(appInstance: AppInstance, plan: Plan, now: number): Transition {
  const data = { ...planData(plan, now), ...expiryData(plan), ...paymentData(plan) };
  return {
    appInstance: withPlan(appInstance, plan),
    event: { type: 'PaidPlanPurchased', data },
  };
}
