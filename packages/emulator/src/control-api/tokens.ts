import { createRoute, z } from '@hono/zod-openapi';
import type { Emulator } from '../emulator.js';
import type { Seed } from '../model/seed.js';
import { subjectTypes, type TokenClaims } from '../model/tokens/claims.js';
import { body, json, type Shape } from './answers.js';
import { refusals } from './errors.js';
import { createRouter } from './router.js';

/** The claims of a caller's token, apart from the instance. */
export const callerClaimsSchema = z.strictObject({
  subjectType: z.enum(subjectTypes),
  clientId: z.string().optional(),
  siteId: z.string().optional(),
  subjectId: z.string().optional(),
  expiresInSeconds: z.number().optional(),
  active: z.boolean().optional(),
} satisfies Shape<Omit<TokenClaims, 'instanceId'>>);

const claimsSchema = callerClaimsSchema
  .extend({
    instanceId: z.string().optional().openapi({
      description: 'The app instance that the token is bound to; none if left out.',
    }),
  } satisfies Shape<Pick<TokenClaims, 'instanceId'>>)
  .openapi('TokenClaims');

const mint = createRoute({
  method: 'post',
  path: '/tokens',
  operationId: 'createToken',
  summary: 'Mints an access token.',
  tags: ['Callers'],
  request: body(claimsSchema),
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
