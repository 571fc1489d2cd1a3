import { createRoute, z } from '@hono/zod-openapi';
import type { Emulator } from '../emulator.js';
import { faultRuleSchema } from '../model/faults/fault-rule.js';
import type { CallLogEntry } from '../model/log/call-log-entry.js';
import type { RequestLogEntry } from '../model/log/request-log-entry.js';
import { operationIds } from '../model/operations.js';
import type { Seed } from '../model/seed.js';
import { done, json, type Shape } from './answers.js';
import { createRouter } from './router.js';

/** How many calls to Wix one call of the app may make it make. */
const requestLimit = 20;

const kinds = faultRuleSchema.options.map((option) => option.shape.kind.value);

const requestSchema = z
  .object({
    id: z.string(),
    callId: z.string().optional(),
    time: z.iso.datetime(),
    method: z.string(),
    url: z.string(),
    status: z.int(),
    durationMs: z.number(),
    operation: z.enum(operationIds).optional(),
    emulated: z.boolean(),
    fault: z.enum(kinds).optional(),
    requestBody: z.string().optional(),
    responseBody: z.string().optional(),
  } satisfies Shape<RequestLogEntry>)
  .openapi('Request', { description: 'A call of the app to Wix.' });

const callSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['web-method', 'event', 'service-plugin', 'request']),
    method: z.string(),
    time: z.iso.datetime(),
    status: z.int(),
    durationMs: z.number(),
    cache: z.enum(['hit', 'miss', 'stale']).optional(),
    requestBody: z.string().optional(),
    responseBody: z.string().optional(),
    requests: z.array(requestSchema).readonly(),
  } satisfies Shape<CallLogEntry>)
  .openapi('Call', { description: 'A call of the app, with the calls to Wix that it caused.' });

const listRequests = createRoute({
  method: 'get',
  path: '/requests',
  operationId: 'listRequests',
  summary: 'Lists the latest calls of the app to Wix, oldest first.',
  tags: ['Logs'],
  responses: {
    200: json(z.object({ requests: z.array(requestSchema).readonly() }), 'The calls to Wix.'),
  },
});

const clearRequests = createRoute({
  method: 'delete',
  path: '/requests',
  operationId: 'clearRequests',
  summary: 'Forgets the calls of the app to Wix so far.',
  tags: ['Logs'],
  responses: done,
});

const listCalls = createRoute({
  method: 'get',
  path: '/calls',
  operationId: 'listCalls',
  summary: 'Lists the latest answered calls of the app, oldest answer first.',
  tags: ['Logs'],
  responses: {
    200: json(
      z.object({
        calls: z.array(callSchema).readonly(),
        limit: z.int().openapi({ description: 'How many calls to Wix a call may cause.' }),
      }),
      'The calls.',
    ),
  },
});

const clearCalls = createRoute({
  method: 'delete',
  path: '/calls',
  operationId: 'clearCalls',
  summary: 'Forgets the calls of the app so far.',
  tags: ['Logs'],
  responses: done,
});

/** What has been called: the app, and Wix by the app. */
export function logRoutes(emulator: Emulator<Seed>) {
  return createRouter()
    .openapi(listRequests, (context) => context.json({ requests: emulator.requests }, 200))
    .openapi(clearRequests, (context) => {
      emulator.clearRequests();
      return context.body(null, 204);
    })
    .openapi(listCalls, (context) =>
      context.json({ calls: emulator.calls, limit: requestLimit }, 200),
    )
    .openapi(clearCalls, (context) => {
      emulator.clearCalls();
      return context.body(null, 204);
    });
}
