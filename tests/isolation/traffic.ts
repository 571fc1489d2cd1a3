import type { CallerKey } from 'wix-emulator';
import type { Random } from './random';
import { instanceIdOf } from './tenants';

/** One of the app's web methods. */
export type Method = 'getInstance' | 'getInstanceDetails';

/** A call that a tenant's user makes. */
export interface PlannedCall {
  readonly method: Method;
  /** Who calls; `null` for nobody that a token tells of. */
  readonly as: CallerKey | null;
  /** The tenant's number. */
  readonly tenant: number;
  /** Sometimes another tenant's instance id, whose data the call asks for. */
  readonly args: readonly unknown[];
  /** Whether the call has a token that the app has not seen yet. */
  readonly isNewToken: boolean;
}

/** Who calls, the more often the more usual it is. */
const visitors = ['visitor', 'visitor', 'visitor', 'visitor', 'member', 'owner', 'owner'] as const;
const strangers = ['expired', 'inactive', 'foreignApp', 'app', 'unknown', null] as const;

/**
 * Makes up the next call.
 * @param random Decides.
 * @param tenants How many tenants there are. Half of the calls go to a tenth of them, whose answers
 * are thus found in the cache more often.
 */
export function planCall(random: Random, tenants: number): PlannedCall {
  const busy = Math.max(1, Math.floor(tenants / 10));
  const asks = random.happens(0.15);
  return {
    method: random.happens(0.25) ? 'getInstanceDetails' : 'getInstance',
    as: random.happens(0.15) ? random.oneOf(strangers) : random.oneOf(visitors),
    tenant: random.below(random.happens(0.5) ? busy : tenants),
    args: asks ? [instanceIdOf(random.below(busy))] : [],
    isNewToken: random.happens(0.3),
  };
}

/**
 * The status that a call has to have as long as Wix does not fail.
 * @param call The call.
 */
export function statusFor({ as, method }: PlannedCall): 200 | 401 | 403 {
  switch (as) {
    case 'owner':
      return 200;
    case 'visitor':
    case 'member':
      return method === 'getInstance' ? 200 : 403;
    case 'app':
    case 'unknown':
      return 403;
    default:
      return 401;
  }
}
