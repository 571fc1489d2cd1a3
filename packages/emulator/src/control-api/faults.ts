import { createRoute, z } from '@hono/zod-openapi';
import { faultRuleSchema, faultSchema } from '../model/faults/fault.js';
import { operations } from '../model/operations/operations.js';
import { EmulatorError } from '../util/emulator-error.js';
import { body, createRouter, done, json, type Routes, refusals } from './router.js';

const list = createRoute({
  method: 'get',
  path: '/faults',
  operationId: 'listFaults',
  summary: 'Lists the faults in force, oldest first.',
  tags: ['Faults'],
  responses: {
    200: json(z.object({ faults: z.array(faultSchema).readonly() }), 'The faults.'),
  },
});

const add = createRoute({
  method: 'post',
  path: '/faults',
  operationId: 'createFault',
  summary: "Adds a fault, which makes the app's requests to Wix go wrong.",
  tags: ['Faults'],
  request: body(faultRuleSchema),
  responses: { 201: json(faultSchema, 'The new fault, now in force.'), ...refusals(400) },
});

const clear = createRoute({
  method: 'delete',
  path: '/faults',
  operationId: 'clearFaults',
  summary: 'Removes all faults.',
  tags: ['Faults'],
  responses: done,
});

const remove = createRoute({
  method: 'delete',
  path: '/faults/{id}',
  operationId: 'deleteFault',
  summary: 'Removes one fault.',
  tags: ['Faults'],
  request: { params: z.object({ id: z.string() }) },
  responses: { ...done, ...refusals(404) },
});

const listOperations = createRoute({
  method: 'get',
  path: '/operations',
  operationId: 'listOperations',
  summary: 'Lists the Wix operations that a fault can target.',
  tags: ['Faults'],
  responses: {
    200: json(
      z.object({ operations: z.array(z.object({ id: z.string(), title: z.string() })) }),
      'The operations that the emulator answers.',
    ),
  },
});

/** The faults in the app's requests to Wix. */
export const faultRoutes: Routes = (emulator) =>
  createRouter()
    .openapi(list, (context) => context.json({ faults: emulator.faults.entries }, 200))
    .openapi(add, (context) => context.json(emulator.faults.add(context.req.valid('json')), 201))
    .openapi(clear, (context) => {
      emulator.faults.clear();
      return context.body(null, 204);
    })
    .openapi(remove, (context) => {
      const { id } = context.req.valid('param');
      if (!emulator.faults.remove(id))
        throw new EmulatorError('NOT_FOUND', `Unknown fault "${id}".`);
      return context.body(null, 204);
    })
    .openapi(listOperations, (context) =>
      context.json({ operations: operations.map(({ id, title }) => ({ id, title })) }, 200),
    );
