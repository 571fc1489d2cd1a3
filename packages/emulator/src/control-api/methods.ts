import { createRoute, z } from '@hono/zod-openapi';
import { methodCallSchema } from '../app-client/call-method.js';
import { appAnswerSchema, NO_APP_RUNS } from '../app-client/post.js';
import { methodDescriptionSchema } from '../model/attached-app.js';
import { EmulatorError } from '../util/emulator-error.js';
import { body, createRouter, json, type Routes, refusals } from './router.js';

const list = createRoute({
  method: 'get',
  path: '/methods',
  operationId: 'listMethods',
  summary: "Lists the app's web methods with their permissions.",
  tags: ['Methods'],
  responses: {
    200: json(z.object({ methods: z.array(methodDescriptionSchema).readonly() }), 'The methods.'),
    ...refusals(503),
  },
});

const call = createRoute({
  method: 'post',
  path: '/methods/call',
  operationId: 'callMethod',
  summary: 'Calls a web method as one of the seeded callers.',
  description:
    "The status is 200 even if the app refuses the call. The app's own status is in the body.",
  tags: ['Methods'],
  request: body(methodCallSchema),
  responses: { 200: json(appAnswerSchema, "The app's answer."), ...refusals(400, 503) },
});

/** The app's web methods. */
export const methodRoutes: Routes = (emulator) =>
  createRouter()
    .openapi(list, async (context) => {
      if (!emulator.app) throw new EmulatorError('APP_UNAVAILABLE', NO_APP_RUNS);
      return context.json({ methods: await emulator.app.methods() }, 200);
    })
    .openapi(call, async (context) =>
      context.json(await emulator.call(context.req.valid('json')), 200),
    );
