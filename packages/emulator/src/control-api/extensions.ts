import { createRoute, z } from '@hono/zod-openapi';
import { listedExtensionSchema } from '../model/listed-extension.js';
import { createRouter, json, type Routes, refusals } from './router.js';

const list = createRoute({
  method: 'get',
  path: '/extensions',
  operationId: 'listExtensions',
  summary: "Lists the app's extensions, and what the emulator does with each of them.",
  description:
    'For a service plugin, it lists the methods that `callServicePlugin` can call, with an example of a request.',
  tags: ['Extensions'],
  responses: {
    200: json(
      z.object({ extensions: z.array(listedExtensionSchema).readonly() }),
      'The extensions.',
    ),
    ...refusals(503),
  },
});

/** The app's extensions. */
export const extensionRoutes: Routes = (emulator) =>
  createRouter().openapi(list, async (context) =>
    context.json({ extensions: await emulator.listExtensions() }, 200),
  );
