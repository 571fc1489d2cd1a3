import { createRoute, z } from '@hono/zod-openapi';
import type { Emulator } from '../emulator.js';
import { type Delivery, deliverySchema } from '../model/events.js';
import type { Seed } from '../model/seed.js';
import type { EventContent } from '../webhooks/sdk-event.js';
import { eventSchema, wixEventSchema } from './event-schema.js';
import { body, createRouter, done, json, type Routes, refusals } from './router.js';

const list = createRoute({
  method: 'get',
  path: '/events',
  operationId: 'listEvents',
  summary: 'Lists the latest event deliveries, oldest first.',
  tags: ['Events'],
  responses: {
    200: json(z.object({ deliveries: z.array(deliverySchema).readonly() }), 'The deliveries.'),
  },
});

const send = createRoute({
  method: 'post',
  path: '/events',
  operationId: 'sendEvent',
  summary: "Sends a signed event to the app's event extensions, without changing any state.",
  tags: ['Events'],
  request: body(z.union([eventSchema, wixEventSchema])),
  responses: {
    200: json(
      z.object({
        status: z.int().nullable().openapi({
          description:
            "The status of the app's answer; the highest one if several extensions answered. Null if the app has no extension for the event.",
        }),
        deliveries: z.array(deliverySchema).readonly(),
      }),
      "The app's answer to the first attempt.",
    ),
    ...refusals(400, 503),
  },
});

const clear = createRoute({
  method: 'delete',
  path: '/events',
  operationId: 'clearEvents',
  summary: 'Clears the list of deliveries and cancels pending retries.',
  tags: ['Events'],
  responses: done,
});

/** The events for the app's event extensions. */
export const eventRoutes: Routes = (emulator) =>
  createRouter()
    .openapi(list, (context) => context.json({ deliveries: emulator.events.entries }, 200))
    .openapi(send, async (context) => {
      const deliveries = await sendEvent(emulator, context.req.valid('json'));
      return context.json({ status: highestStatus(deliveries), deliveries }, 200);
    })
    .openapi(clear, (context) => {
      emulator.events.clear();
      return context.body(null, 204);
    });

function sendEvent(
  { events }: Emulator<Seed>,
  input: z.output<typeof eventSchema> | z.output<typeof wixEventSchema>,
): Promise<readonly Delivery[]> {
  if ('definition' in input) return events.send<EventContent>(input.definition, input.content);
  const { instanceId, ...event } = input;
  return events.send(instanceId, event);
}

function highestStatus(deliveries: readonly Delivery[]): number | null {
  const statuses = deliveries.flatMap(({ attempts }) => attempts.at(-1)?.status ?? []);
  return statuses.length > 0 ? Math.max(...statuses) : null;
}
