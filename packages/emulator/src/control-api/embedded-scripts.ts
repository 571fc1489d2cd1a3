import { createRoute, z } from '@hono/zod-openapi';
import { scriptPropertiesSchema } from '../model/embedded-scripts.js';
import { scriptPlacements } from '../model/extensions.js';
import { requireInstance } from './instances.js';
import { body, createRouter, json, type Routes, refusals } from './router.js';

const embeddedSchema = scriptPropertiesSchema.required().openapi('EmbeddedScriptProperties');

const scriptSchema = z
  .object({
    componentId: z.string(),
    name: z.string(),
    placement: z.enum(scriptPlacements),
    parameterNames: z
      .array(z.string())
      .readonly()
      .openapi({ description: "The names of the dynamic parameters in the script's template." }),
    embedded: embeddedSchema.optional().openapi({
      description: 'Missing if the script has never been embedded in the site.',
    }),
  })
  .openapi('EmbeddedScript');

const id = z.string().openapi({ description: 'The instance, by key or id.', example: 'premium' });

const list = createRoute({
  method: 'get',
  path: '/instances/{id}/embedded-scripts',
  operationId: 'listEmbeddedScripts',
  summary: "Lists the app's embedded scripts, with their state on the site of an instance.",
  tags: ['Instances'],
  request: { params: z.object({ id }) },
  responses: {
    200: json(z.object({ scripts: z.array(scriptSchema).readonly() }), 'The scripts.'),
    ...refusals(404, 503),
  },
});

const embed = createRoute({
  method: 'put',
  path: '/instances/{id}/embedded-scripts/{componentId}',
  operationId: 'embedScript',
  summary: 'Embeds a script of the app in the site of an instance, or changes its properties.',
  description:
    "The parameters need the same names as in the script's template. The site's pages show the script unless it is disabled.",
  tags: ['Instances'],
  request: {
    params: z.object({ id, componentId: z.string() }),
    ...body(scriptPropertiesSchema),
  },
  responses: { 200: json(embeddedSchema, 'The properties.'), ...refusals(400, 404, 503) },
});

/** The embedded scripts of the app on the sites of its instances. */
export const embeddedScriptRoutes: Routes = (emulator) =>
  createRouter()
    .openapi(list, async (context) => {
      const { key } = requireInstance(emulator.instances, context.req.valid('param').id);
      return context.json({ scripts: await emulator.listEmbeddedScripts(key) }, 200);
    })
    .openapi(embed, async (context) => {
      const { id, componentId } = context.req.valid('param');
      const { key } = requireInstance(emulator.instances, id);
      const properties = context.req.valid('json');
      return context.json(await emulator.embedScript(key, properties, componentId), 200);
    });
