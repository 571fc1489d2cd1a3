import { createRoute } from '@hono/zod-openapi';
import { servicePluginCallSchema } from '../app-client/call-service-plugin.js';
import { appAnswerSchema } from '../app-client/post.js';
import type { Emulator } from '../emulator.js';
import type { Seed } from '../model/seed.js';
import { body, json } from './answers.js';
import { refusals } from './errors.js';
import { createRouter } from './router.js';

const call = createRoute({
  method: 'post',
  path: '/service-plugins',
  operationId: 'callServicePlugin',
  summary: "Calls one of the app's service plugins, as Wix does.",
  description:
    "The status is 200 even if the app refuses the call. The app's own status is in the body.",
  tags: ['Service plugins'],
  request: body(servicePluginCallSchema),
  responses: { 200: json(appAnswerSchema, "The app's answer."), ...refusals(400, 503) },
});

/** The app's service plugins. */
export function servicePluginRoutes(emulator: Emulator<Seed>) {
  return createRouter().openapi(call, async (context) =>
    context.json(await emulator.callServicePlugin(context.req.valid('json')), 200),
  );
}
