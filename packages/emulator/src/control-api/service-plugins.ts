import { createRoute, z } from '@hono/zod-openapi';
import type {
  ServicePluginCall,
  ServicePluginMetadata,
} from '../app-client/call-service-plugin.js';
import type { Emulator } from '../emulator.js';
import type { Seed } from '../model/seed.js';
import { body, json, type Shape } from './answers.js';
import { refusals } from './errors.js';
import { answerSchema } from './methods.js';
import { createRouter } from './router.js';

const object = z.record(z.string(), z.unknown());

const metadataSchema = z.strictObject({
  currency: z.string().optional(),
  languages: z.array(z.string()).readonly().optional(),
  identity: object.optional(),
} satisfies Shape<ServicePluginMetadata>);

const callSchema = z
  .strictObject({
    instance: z.string().openapi({ description: 'A key or an instance id.' }),
    path: z.string().openapi({ example: '/v1/calculate-additional-fees' }),
    request: object.optional().openapi({
      description: "The request, by the names of Wix's REST API; an empty one if left out.",
    }),
    type: z.string().optional().openapi({
      description:
        'The type of the plugin or the id of its extension; not needed for the only one.',
      example: 'ECOM_ADDITIONAL_FEES',
    }),
    metadata: metadataSchema.optional(),
  } satisfies Shape<ServicePluginCall>)
  .openapi('ServicePluginCall');

const call = createRoute({
  method: 'post',
  path: '/service-plugins',
  operationId: 'callServicePlugin',
  summary: "Calls one of the app's service plugins, as Wix does.",
  description: 'What the app refuses is an answer too: the status is 200, and tells of it inside.',
  tags: ['Service plugins'],
  request: body(callSchema),
  responses: { 200: json(answerSchema, 'What the app answered.'), ...refusals(400, 503) },
});

/** The app's service plugins. */
export function servicePluginRoutes(emulator: Emulator<Seed>) {
  return createRouter().openapi(call, async (context) =>
    context.json(await emulator.callServicePlugin(context.req.valid('json')), 200),
  );
}
