import { createRoute, z } from '@hono/zod-openapi';
import { hostCallEntrySchema, hostCallReportSchema } from '../model/log/host-call-entry.js';
import { body, createRouter, done, json, type Routes, refusals } from './router.js';

const listHostCalls = createRoute({
  method: 'get',
  path: '/host-calls',
  operationId: 'listHostCalls',
  summary:
    "Lists the latest calls of the dashboard's and the editor's functions that were refused or changed the site, oldest first.",
  tags: ['Logs'],
  responses: {
    200: json(z.object({ hostCalls: z.array(hostCallEntrySchema).readonly() }), 'The calls.'),
  },
});

const noteHostCall = createRoute({
  method: 'post',
  path: '/host-calls',
  operationId: 'noteHostCall',
  summary: "Adds a call of a host's function to the log, as the host pages do.",
  tags: ['Logs'],
  request: body(hostCallReportSchema),
  responses: { ...done, ...refusals(400) },
});

const clearHostCalls = createRoute({
  method: 'delete',
  path: '/host-calls',
  operationId: 'clearHostCalls',
  summary: "Clears the log of calls of the hosts' functions.",
  tags: ['Logs'],
  responses: done,
});

/** The log of the calls of the dashboard's and the editor's functions. */
export const hostCallRoutes: Routes = (emulator) =>
  createRouter()
    .openapi(listHostCalls, (context) => context.json({ hostCalls: emulator.hostCalls }, 200))
    .openapi(noteHostCall, (context) => {
      emulator.noteHostCall(context.req.valid('json'));
      return context.body(null, 204);
    })
    .openapi(clearHostCalls, (context) => {
      emulator.clearHostCalls();
      return context.body(null, 204);
    });
