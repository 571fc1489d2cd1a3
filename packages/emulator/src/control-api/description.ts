import { createRoute, z } from '@hono/zod-openapi';
import { type ControlRouter, json } from './router.js';

const description = createRoute({
  method: 'get',
  path: '/openapi.json',
  operationId: 'describe',
  summary: 'Describes this API.',
  tags: ['State'],
  responses: { 200: json(z.looseObject({ openapi: z.string() }), 'An OpenAPI 3.1 document.') },
});

/** Adds a route that describes the routes of an API. */
export function describeRoutes(api: ControlRouter): void {
  api.openapi(description, (context) => {
    const document = api.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'The control API of wix-emulator',
        version: '1',
        description:
          'Errors are `{ "error": "one sentence" }`. Any route may answer with one of these statuses:\n\n- 403: the host name does not belong to this computer, or the request comes from another origin\n- 405: the path does not support the method\n- 413: the body is too large\n- 415: a POST, PUT or PATCH request is not `application/json`\n- 500: there is a bug in the emulator',
      },
      servers: [{ url: '/emulator' }],
    });
    return context.json({ ...document }, 200);
  });
}
