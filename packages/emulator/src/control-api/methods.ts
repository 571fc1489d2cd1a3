import { createRoute, z } from '@hono/zod-openapi';
import type { MethodCall } from '../app-client/call-method.js';
import type { AppAnswer } from '../app-client/post.js';
import type { Emulator } from '../emulator.js';
import type { MethodDescription } from '../model/attached-app.js';
import type { Seed } from '../model/seed.js';
import { UserError } from '../util/user-error.js';
import { body, json, type Shape } from './answers.js';
import { refusals } from './errors.js';
import { createRouter } from './router.js';

const methodSchema = z
  .object({
    id: z.string().openapi({ example: 'backend/instance/getInstance' }),
    permission: z.string().openapi({ example: 'Anyone' }),
  } satisfies Shape<MethodDescription>)
  .openapi('Method');

const callSchema = z
  .strictObject({
    method: z.string().openapi({ example: 'backend/instance/getInstance' }),
    args: z
      .array(z.unknown())
      .optional()
      .openapi({ description: 'The arguments; none if left out.' }),
    as: z
      .string()
      .nullable()
      .optional()
      .openapi({ description: 'The key of a caller, `visitor` if left out; null for no token.' }),
    instance: z
      .string()
      .optional()
      .openapi({ description: 'A key or an instance id; the first installation if left out.' }),
  } satisfies Shape<MethodCall>)
  .openapi('MethodCall');

/** What the app answered. */
export const answerSchema = z
  .object({
    status: z.int(),
    contentType: z.string(),
    body: z.string().openapi({ description: 'The body as it came.' }),
    durationMs: z.number(),
  } satisfies Shape<AppAnswer>)
  .openapi('AppAnswer');

const list = createRoute({
  method: 'get',
  path: '/methods',
  operationId: 'listMethods',
  summary: "Lists the app's web methods with their permissions.",
  tags: ['Methods'],
  responses: {
    200: json(z.object({ methods: z.array(methodSchema).readonly() }), 'The methods.'),
    ...refusals(503),
  },
});

const call = createRoute({
  method: 'post',
  path: '/methods/call',
  operationId: 'callMethod',
  summary: 'Calls a web method as one of the seeded callers.',
  description: 'What the app refuses is an answer too: the status is 200, and tells of it inside.',
  tags: ['Methods'],
  request: body(callSchema),
  responses: { 200: json(answerSchema, 'What the app answered.'), ...refusals(400, 503) },
});

/** The app's web methods. */
export function methodRoutes(emulator: Emulator<Seed>) {
  return createRouter()
    .openapi(list, async (context) => {
      if (!emulator.app) throw new UserError('No app runs with the emulator yet.');
      return context.json({ methods: await emulator.app.methods() }, 200);
    })
    .openapi(call, async (context) =>
      context.json(await emulator.call(context.req.valid('json')), 200),
    );
}
