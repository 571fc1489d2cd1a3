import { createRoute, z } from '@hono/zod-openapi';
import { tokenClaimsSchema } from '../model/tokens/claims.js';
import { body, createRouter, json, type Routes, refusals } from './router.js';

const mint = createRoute({
  method: 'post',
  path: '/tokens',
  operationId: 'createToken',
  summary: 'Mints an access token.',
  tags: ['Callers'],
  request: body(tokenClaimsSchema.openapi('TokenClaims')),
  responses: {
    200: json(
      z.object({ accessToken: z.string() }),
      'The token: the value for an `Authorization` header.',
    ),
    ...refusals(400),
  },
});

/** Access tokens of any caller. */
export const tokenRoutes: Routes = (emulator) =>
  createRouter().openapi(mint, (context) => {
    const accessToken = emulator.mintToken(context.req.valid('json'));
    return context.json({ accessToken }, 200);
  });
