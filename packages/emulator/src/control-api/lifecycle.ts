import { createRoute, z } from '@hono/zod-openapi';
import type { Emulator } from '../emulator.js';
import type { LifecycleOutcome } from '../lifecycle/perform.js';
import { billingCycles, type LifecycleAction } from '../model/lifecycle-action.js';
import type { Seed } from '../model/seed.js';
import { body, json, type Shape } from './answers.js';
import { refusals } from './errors.js';
import { deliverySchema } from './events.js';
import { requireInstance } from './installations.js';
import { createRouter } from './router.js';

const plan = { plan: z.string().min(1), cycle: z.enum(billingCycles).optional() };

const actions = {
  install: z.strictObject({ action: z.literal('install') }),
  remove: z.strictObject({ action: z.literal('remove') }),
  clone: z.strictObject({ action: z.literal('clone') }),
  buy: z.strictObject({ action: z.literal('buy'), ...plan }),
  changePlan: z.strictObject({ action: z.literal('changePlan'), ...plan }),
  startTrial: z.strictObject({ action: z.literal('startTrial'), ...plan }),
  cancel: z.strictObject({ action: z.literal('cancel') }),
  reactivate: z.strictObject({ action: z.literal('reactivate') }),
  transfer: z.strictObject({ action: z.literal('transfer') }),
} satisfies {
  readonly [Name in LifecycleAction['action']]: z.ZodObject<
    Shape<Extract<LifecycleAction, { readonly action: Name }>>
  >;
};

const actionSchema = z
  .discriminatedUnion(
    'action',
    [
      actions.install,
      actions.remove,
      actions.clone,
      actions.buy,
      actions.changePlan,
      actions.startTrial,
      actions.cancel,
      actions.reactivate,
      actions.transfer,
    ],
    { error: `must be one of ${Object.keys(actions).join(', ')}` },
  )
  .openapi('LifecycleAction');

const act = createRoute({
  method: 'post',
  path: '/instances/{id}/actions',
  operationId: 'performAction',
  summary: "Does to an installation what its site's owner would do, with the events for the app.",
  tags: ['Installations'],
  request: {
    params: z.object({ id: z.string().openapi({ description: 'Its key or its instance id.' }) }),
    ...body(actionSchema),
  },
  responses: {
    200: json(
      z.object({
        key: z.string().openapi({ description: 'That of the installation; a new one of a clone.' }),
        deliveries: z.array(deliverySchema).readonly(),
      } satisfies Shape<LifecycleOutcome>),
      'What it has led to, after the first attempt to deliver each event.',
    ),
    ...refusals(400, 404, 503),
  },
});

/** What the owners of sites do with the app. */
export function lifecycleRoutes(emulator: Emulator<Seed>) {
  return createRouter().openapi(act, async (context) => {
    const { key } = requireInstance(emulator, context.req.valid('param').id);
    return context.json(await emulator.perform(key, context.req.valid('json')), 200);
  });
}
