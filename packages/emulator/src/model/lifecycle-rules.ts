import { isRecurring } from './billing-cycles.js';
import type { LifecycleAction } from './lifecycle-action.js';

/** The parts of an instance that decide what its owner can do. */
export interface OwnedInstance {
  readonly installed: boolean;
  readonly instance: {
    readonly isFree?: boolean | undefined;
    readonly freeTrialAvailable?: boolean | undefined;
    readonly availablePlans?: readonly { readonly packageName?: string | undefined }[] | undefined;
    readonly billing?: OwnedPlan | undefined;
  };
}

/** The parts of a plan that decide what its owner can do. */
interface OwnedPlan {
  readonly packageName?: string | undefined;
  readonly billingCycle?: string | undefined;
  readonly autoRenewing?: boolean | null | undefined;
  readonly freeTrialInfo?: { readonly status?: string | undefined } | undefined;
}

type ActionOf<Name extends LifecycleAction['action']> = Extract<LifecycleAction, { action: Name }>;

/**
 * Returns why the owner of an instance cannot perform an action; `undefined` if they can.
 * @param owned The instance.
 * @param action The action with its plan and its billing cycle, if it has any.
 * @param key The instance's key, for the message.
 */
export function reasonAgainst(
  owned: OwnedInstance,
  action: LifecycleAction,
  key: string,
): string | undefined {
  if (action.action === 'install') {
    return owned.installed ? `The app is already installed on ${key}.` : undefined;
  }
  if (!owned.installed) return `The app is not installed on ${key}. Install it first.`;
  switch (action.action) {
    case 'remove':
    case 'clone':
      return undefined;
    case 'buy':
      return againstSecondPlan(owned, key) ?? againstPlan(owned, action.plan, key);
    case 'startTrial':
      return againstTrial(owned, action, key);
    case 'changePlan':
      return againstChange(owned, action, key);
    case 'cancel':
      return againstRenewal(owned, key, {
        purpose: 'cancel',
        wanted: false,
        reason: `${key} already cancelled the renewal of its plan. Reactivate it first.`,
      });
    case 'reactivate':
      return againstRenewal(owned, key, {
        purpose: 'reactivate',
        wanted: true,
        reason: `${key} already renews its plan automatically.`,
      });
    case 'transfer':
      return planOf(owned) ? undefined : noPlan(key, 'transfer');
  }
}

function againstTrial(
  owned: OwnedInstance,
  { plan, cycle = 'YEARLY' }: ActionOf<'startTrial'>,
  key: string,
): string | undefined {
  const reason = againstSecondPlan(owned, key);
  if (reason !== undefined) return reason;
  if (owned.instance.freeTrialAvailable !== true) {
    return `${key} has no free trial left. It already had one, or a plan.`;
  }
  return againstOneTime(cycle) ?? againstPlan(owned, plan, key);
}

function againstChange(
  owned: OwnedInstance,
  { plan, cycle }: ActionOf<'changePlan'>,
  key: string,
): string | undefined {
  const before = planOf(owned);
  if (!before) return noPlan(key, 'change');
  const reason = againstPlan(owned, plan, key);
  if (reason !== undefined) return reason;
  const after = cycle ?? before.billingCycle;
  if (plan === before.packageName && after === before.billingCycle) {
    return `${key} already has the plan "${plan}" with this billing cycle.`;
  }
  return isTrial(before) ? againstOneTime(after) : undefined;
}

function againstRenewal(
  owned: OwnedInstance,
  key: string,
  { purpose, wanted, reason }: { purpose: string; wanted: boolean; reason: string },
): string | undefined {
  const plan = planOf(owned);
  if (!plan) return noPlan(key, purpose);
  if (!isRecurring(plan.billingCycle)) {
    return `${key} has a one-time plan, which has no renewal to turn on or off.`;
  }
  return (plan.autoRenewing !== false) === wanted ? reason : undefined;
}

/** A trial needs a renewal. */
function againstOneTime(cycle: string | undefined): string | undefined {
  return isRecurring(cycle)
    ? undefined
    : 'A one-time plan has no free trial. Choose another billing cycle.';
}

function againstSecondPlan(owned: OwnedInstance, key: string): string | undefined {
  const plan = planOf(owned);
  if (!plan) return undefined;
  const [what, remedy] = isTrial(plan)
    ? ['has a trial of', 'It is paid for when the trial ends']
    : ['has', 'Change it instead'];
  return `${key} already ${what} the plan "${plan.packageName}". ${remedy}.`;
}

/** The app may offer no plan of this name. */
function againstPlan({ instance }: OwnedInstance, plan: string, key: string): string | undefined {
  const names = (instance.availablePlans ?? []).flatMap(({ packageName }) => packageName ?? []);
  if (names.length === 0 || names.includes(plan)) return undefined;
  return `Unknown plan "${plan}". ${key} offers: ${names.join(', ')}.`;
}

function noPlan(key: string, purpose: string): string {
  return `${key} has no plan to ${purpose}. Buy one first.`;
}

function planOf({ instance }: OwnedInstance): OwnedPlan | undefined {
  return instance.isFree === true ? undefined : instance.billing;
}

function isTrial({ freeTrialInfo }: OwnedPlan): boolean {
  return freeTrialInfo?.status === 'IN_PROGRESS';
}
