import { createRoute } from '@hono/zod-openapi';
import { servicePluginCallSchema } from '../app-client/call-service-plugin.js';
import { appAnswerSchema } from '../app-client/post.js';
import { body, createRouter, json, type Routes, refusals } from './router.js';

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
export const servicePluginRoutes: Routes = (emulator) =>
  createRouter().openapi(call, async (context) =>
    context.json(await emulator.callServicePlugin(context.req.valid('json')), 200),
  );
