import { createRoute, z } from '@hono/zod-openapi';
import { json } from './answers.js';
import type { ControlRouter } from './router.js';

const description = createRoute({
  method: 'get',
  path: '/openapi.json',
  operationId: 'describe',
  summary: 'Describes this API.',
  tags: ['State'],
  responses: { 200: json(z.looseObject({ openapi: z.string() }), 'An OpenAPI 3.1 document.') },
});

/**
 * Adds the description of all routes that an API has by then.
 * @param api The API.
 */
export function describeRoutes(api: ControlRouter): void {
  api.openapi(description, (context) => {
    const document = api.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'The control API of wix-emulator',
        version: '1',
        description:
          'Errors are `{ "error": "one sentence" }`. Any route may refuse a request: with 403 from other origins and by other host names than those of this computer, with 405 by another method, with 413 a body that is too large, and with 415 a change that is not application/json. 500 is a mistake of the emulator itself.',
      },
      servers: [{ url: '/emulator' }],
    });
    return context.json({ ...document }, 200);
  });
}
