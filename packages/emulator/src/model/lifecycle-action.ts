import { z } from '@hono/zod-openapi';
import { billingCycles } from './billing-cycles.js';

const plan = { plan: z.string().min(1), cycle: z.enum(billingCycles).optional() };

/** Each thing that a site's owner can do with an instance of the app. */
const actions = [
  /** Installs the app again where it was removed; the instance id and a plan that runs stay. */
  z.strictObject({ action: z.literal('install') }),
  /** Uninstalls the app; a plan goes on, as it is paid for and nobody has cancelled it. */
  z.strictObject({ action: z.literal('remove') }),
  /** Duplicates the site with the app on it, but without its plan. */
  z.strictObject({ action: z.literal('clone') }),
  /** Buys a plan, paid by the year unless another cycle is given. */
  z.strictObject({ action: z.literal('buy'), ...plan }),
  /** Changes the plan, the cycle or both; the cycle stays if it is left out. */
  z.strictObject({ action: z.literal('changePlan'), ...plan }),
  /** Starts the free trial of a plan, paid by the year afterwards unless another cycle is given. */
  z.strictObject({ action: z.literal('startTrial'), ...plan }),
  /** Turns the plan's automatic renewal off. */
  z.strictObject({ action: z.literal('cancel') }),
  /** Turns it on again. */
  z.strictObject({ action: z.literal('reactivate') }),
  /** Hands the site, with the app's plan, over to another Wix account. */
  z.strictObject({ action: z.literal('transfer') }),
] as const;

const names = actions.map(({ shape }) => shape.action.value);

/** What a site's owner can do with an instance of the app. */
export const lifecycleActionSchema = z
  .discriminatedUnion('action', actions, { error: `must be one of ${names.join(', ')}` })
  .openapi('LifecycleAction');

/** What a site's owner can do with an instance of the app. */
export type LifecycleAction = Readonly<z.infer<typeof lifecycleActionSchema>>;
