import { createRoute, z } from '@hono/zod-openapi';
import { deliverySchema } from '../model/events.js';
import { type AppInstance, appInstanceSchema } from '../model/instances/instance-schema.js';
import type { InstanceRecord } from '../model/instances/instances.js';
import { lifecycleActionSchema } from '../model/lifecycle-action.js';
import { EmulatorError, invalidInput } from '../util/emulator-error.js';
import { parseInput } from '../util/parse-input.js';
import { mergePatch } from './merge-patch.js';
import { body, createRouter, json, type Routes, refusals } from './router.js';

const namedSchema = appInstanceSchema.extend({ key: z.string() }).openapi('KeyedInstance', {
  description: 'An instance of the app on a site, with its key.',
});

const patchSchema = z
  .strictObject({
    installed: z.boolean().optional(),
    instance: z.record(z.string(), z.unknown()).optional(),
    site: z.record(z.string(), z.unknown()).optional(),
    embeddedScripts: z.record(z.string(), z.unknown()).optional(),
  })
  .openapi('InstancePatch', { description: 'A JSON merge patch, RFC 7396.' });

const params = z.object({
  id: z.string().openapi({ description: 'The instance, by key or id.', example: 'premium' }),
});

const list = createRoute({
  method: 'get',
  path: '/instances',
  operationId: 'listInstances',
  summary: "Lists the app's instances by key.",
  tags: ['Instances'],
  responses: {
    200: json(z.object({ instances: z.record(z.string(), appInstanceSchema) }), 'The instances.'),
  },
});

const read = createRoute({
  method: 'get',
  path: '/instances/{id}',
  operationId: 'getInstance',
  summary: 'Returns one instance.',
  tags: ['Instances'],
  request: { params },
  responses: { 200: json(namedSchema, 'The instance.'), ...refusals(404) },
});

const change = createRoute({
  method: 'patch',
  path: '/instances/{id}',
  operationId: 'updateInstance',
  summary: 'Changes an instance without sending an event to the app.',
  description:
    'The instance id cannot change, and the result must be a complete instance. As in every JSON merge patch, null removes a field. To set a field to null, import a state instead.',
  tags: ['Instances'],
  request: { params, ...body(patchSchema) },
  responses: { 200: json(namedSchema, 'The changed instance.'), ...refusals(400, 404) },
});

const act = createRoute({
  method: 'post',
  path: '/instances/{id}/actions',
  operationId: 'performAction',
  summary: 'Performs an action of the site owner, such as `buy`, and sends its event to the app.',
  tags: ['Instances'],
  request: { params, ...body(lifecycleActionSchema) },
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

/** The instances of the app, and the actions of site owners on them. */
export const instanceRoutes: Routes = (emulator) =>
  createRouter()
    .openapi(list, (context) => context.json({ instances: emulator.instances }, 200))
    .openapi(read, (context) =>
      context.json(requireInstance(emulator.instances, context.req.valid('param').id), 200),
    )
    .openapi(change, (context) => {
      const { key } = requireInstance(emulator.instances, context.req.valid('param').id);
      const patch = context.req.valid('json');
      return context.json({ key, ...emulator.update(key, (one) => applyPatch(one, patch)) }, 200);
    })
    .openapi(act, async (context) => {
      const { key } = requireInstance(emulator.instances, context.req.valid('param').id);
      return context.json(await emulator.perform(key, context.req.valid('json')), 200);
    });

/**
 * Finds an instance by its key or id.
 * @throws {EmulatorError} `NOT_FOUND`, which becomes a 404, if there is none.
 */
export function requireInstance(instances: InstanceRecord, name: string) {
  for (const [key, appInstance] of Object.entries(instances)) {
    if (key === name || appInstance.instance.instanceId === name) return { key, ...appInstance };
  }
  throw new EmulatorError(
    'NOT_FOUND',
    `Unknown instance "${name}". Use one of: ${Object.keys(instances).join(', ')}.`,
  );
}

function applyPatch(current: AppInstance, patch: unknown): AppInstance {
  // A merge patch applies to JSON, where dates are strings.
  const merged = mergePatch(JSON.parse(JSON.stringify(current)), patch);
  const data = parseInput(appInstanceSchema, merged, 'The body');
  const { instanceId } = current.instance;
  if (data.instance.instanceId !== instanceId) {
    throw invalidInput(`"instance.instanceId" cannot change: it is ${instanceId}.`);
  }
  return data;
}
