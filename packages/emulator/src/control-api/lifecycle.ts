import { createRoute, z } from '@hono/zod-openapi';
import type { Emulator } from '../emulator.js';
import { deliverySchema } from '../model/events.js';
import { lifecycleActionSchema } from '../model/lifecycle-action.js';
import type { Seed } from '../model/seed.js';
import { body, json } from './answers.js';
import { refusals } from './errors.js';
import { requireInstance } from './instances.js';
import { createRouter } from './router.js';

const act = createRoute({
  method: 'post',
  path: '/instances/{id}/actions',
  operationId: 'performAction',
  summary: 'Performs an action of the site owner, such as `buy`, and sends its event to the app.',
  tags: ['Instances'],
  request: {
    params: z.object({ id: z.string().openapi({ description: 'The instance, by key or id.' }) }),
    ...body(lifecycleActionSchema),
  },
  responses: {
    200: json(
      z.object({
        key: z.string().openapi({
          description: 'The key of the instance; after `clone`, the key of the new instance.',
        }),
        deliveries: z.array(deliverySchema).readonly(),
      }),
      'The result, after the first attempt to deliver each event.',
    ),
    ...refusals(400, 404, 503),
  },
});

/** The actions of site owners on the app's instances. */
export function lifecycleRoutes(emulator: Emulator<Seed>) {
  return createRouter().openapi(act, async (context) => {
    const { key } = requireInstance(emulator, context.req.valid('param').id);
    return context.json(await emulator.perform(key, context.req.valid('json')), 200);
  });
}
