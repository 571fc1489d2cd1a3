import { createRoute, z } from '@hono/zod-openapi';
import { callLogEntrySchema } from '../model/log/call-log-entry.js';
import { type RequestLogEntry, requestLogEntrySchema } from '../model/log/request-log-entry.js';
import { createRouter, done, json, type Routes } from './router.js';

/** How many requests to Wix one call may cause. */
const REQUEST_LIMIT = 20;

const requestFilter = z.object({
  from: z.enum(['server', 'surfaces']).optional().openapi({
    description: "Only the requests of the app's server, or only those of its surfaces.",
  }),
});

const listRequests = createRoute({
  method: 'get',
  path: '/requests',
  operationId: 'listRequests',
  summary: "Lists the app's latest requests to Wix, oldest first.",
  tags: ['Logs'],
  request: { query: requestFilter },
  responses: {
    200: json(
      z.object({ requests: z.array(requestLogEntrySchema).readonly() }),
      'The requests to Wix.',
    ),
  },
});

const clearRequests = createRoute({
  method: 'delete',
  path: '/requests',
  operationId: 'clearRequests',
  summary: "Clears the log of the app's requests to Wix.",
  tags: ['Logs'],
  responses: done,
});

const listCalls = createRoute({
  method: 'get',
  path: '/calls',
  operationId: 'listCalls',
  summary: 'Lists the latest calls that the app answered, oldest answer first.',
  tags: ['Logs'],
  responses: {
    200: json(
      z.object({
        calls: z.array(callLogEntrySchema).readonly(),
        limit: z.int().openapi({ description: 'How many requests to Wix a call may cause.' }),
      }),
      'The calls.',
    ),
  },
});

const clearCalls = createRoute({
  method: 'delete',
  path: '/calls',
  operationId: 'clearCalls',
  summary: 'Clears the log of calls to the app.',
  tags: ['Logs'],
  responses: done,
});

/** The logs of calls to the app and of its requests to Wix. */
export const logRoutes: Routes = (emulator) =>
  createRouter()
    .openapi(listRequests, (context) => {
      const { from } = context.req.valid('query');
      const isWanted = ({ surface }: RequestLogEntry) =>
        from === undefined || (surface !== undefined) === (from === 'surfaces');
      return context.json({ requests: emulator.requests.filter(isWanted) }, 200);
    })
    .openapi(clearRequests, (context) => {
      emulator.clearRequests();
      return context.body(null, 204);
    })
    .openapi(listCalls, (context) =>
      context.json({ calls: emulator.calls, limit: REQUEST_LIMIT }, 200),
    )
    .openapi(clearCalls, (context) => {
      emulator.clearCalls();
      return context.body(null, 204);
    });
