import { createRoute, z } from '@hono/zod-openapi';
import type { Emulator } from '../emulator.js';
import type { Seed } from '../model/seed.js';
import { tokenClaimsSchema } from '../model/tokens/claims.js';
import { body, json } from './answers.js';
import { refusals } from './errors.js';
import { createRouter } from './router.js';

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
export function tokenRoutes(emulator: Emulator<Seed>) {
  return createRouter().openapi(mint, (context) => {
    const accessToken = emulator.mintToken(context.req.valid('json'));
    return context.json({ accessToken }, 200);
  });
}
