import { z } from '@hono/zod-openapi';
import { isJsonObject } from '../util/json.js';
import { billingCycles } from './billing-cycles.js';

const plan = { plan: z.string().min(1), cycle: z.enum(billingCycles).optional() };

/** The actions that a site owner can perform on an instance of the app. */
const actions = [
  /** Reinstalls a removed app. The instance id and an active plan stay. */
  z.strictObject({ action: z.literal('install') }),
  /** Uninstalls the app. A plan continues, because it is paid and not cancelled. */
  z.strictObject({ action: z.literal('remove') }),
  /** Duplicates the site with the app on it, but without its plan. */
  z.strictObject({ action: z.literal('clone') }),
  /** Buys a plan. The default cycle is yearly. */
  z.strictObject({ action: z.literal('buy'), ...plan }),
  /** Changes the plan, the cycle or both. By default, the cycle stays. */
  z.strictObject({ action: z.literal('changePlan'), ...plan }),
  /** Starts the free trial of a plan. The default cycle after the trial is yearly. */
  z.strictObject({ action: z.literal('startTrial'), ...plan }),
  /** Turns the plan's automatic renewal off. */
  z.strictObject({ action: z.literal('cancel') }),
  /** Turns the plan's automatic renewal on again. */
  z.strictObject({ action: z.literal('reactivate') }),
  /** Transfers the site, with the app's plan, to another Wix account. */
  z.strictObject({ action: z.literal('transfer') }),
] as const;

const names = actions.map(({ shape }) => shape.action.value);

/** An action that a site owner can perform on an instance of the app. */
export const lifecycleActionSchema = z
  .discriminatedUnion('action', actions, {
    error({ code, input }) {
      if (code !== 'invalid_union') return "must be an object, such as { action: 'cancel' }";
      const name = isJsonObject(input) ? input.action : undefined;
      const found = typeof name === 'string' ? `, not "${name}"` : '';
      return `must be one of ${names.join(', ')}${found}`;
    },
  })
  .openapi('LifecycleAction');

/** An action that a site owner can perform on an instance of the app. */
export type LifecycleAction = Readonly<z.infer<typeof lifecycleActionSchema>>;
