import { createRoute } from '@hono/zod-openapi';
import { snapshotSchema } from '../seed/snapshot.js';
import { body, createRouter, done, json, type Routes, refusals } from './router.js';

const exportState = createRoute({
  method: 'get',
  path: '/state',
  operationId: 'exportState',
  summary: 'Exports the state.',
  tags: ['State'],
  responses: { 200: json(snapshotSchema, 'The state, which you can save to a file.') },
});

const importState = createRoute({
  method: 'put',
  path: '/state',
  operationId: 'importState',
  summary: 'Replaces the current state with an exported one.',
  tags: ['State'],
  request: body(snapshotSchema),
  responses: { ...done, ...refusals(400) },
});

const reset = createRoute({
  method: 'post',
  path: '/reset',
  operationId: 'reset',
  summary: 'Restores the seed, removes tokens, faults and logs, and sets the clock to real time.',
  description: 'With `--state`, it restores the state and the clock that were loaded at the start.',
  tags: ['State'],
  responses: done,
});

/** Export, import and reset of the whole state. */
export const stateRoutes: Routes = (emulator) =>
  createRouter()
    .openapi(exportState, (context) => context.json(emulator.exportState(), 200))
    .openapi(importState, (context) => {
      emulator.importState(context.req.valid('json'));
      return context.body(null, 204);
    })
    .openapi(reset, (context) => {
      emulator.reset();
      return context.body(null, 204);
    });
