import { z } from '@hono/zod-openapi';

/** Ten years in seconds: the limit for a token's lifetime, and for the time since it expired. */
const MAX_LIFETIME_SECONDS = 10 * 365 * 24 * 60 * 60;

/** The lifetime of a token in seconds; negative for an expired token. */
export const lifetimeSchema = z.number().min(-MAX_LIFETIME_SECONDS).max(MAX_LIFETIME_SECONDS);

/** The kind of caller that a token identifies. */
export const subjectTypeSchema = z.enum(['VISITOR', 'MEMBER', 'USER', 'APP', 'UNKNOWN']);

/** The claims of a token about its caller, apart from the app instance. */
export const callerClaimsSchema = z.strictObject({
  /** The kind of caller. */
  subjectType: subjectTypeSchema,
  /** The app that the token was issued to. Default: the emulator's app. */
  clientId: z.string().optional(),
  /** The site. Default: the site of the instance. */
  siteId: z.string().optional(),
  /** The id of the visitor, member, user or app. Default: a random id. */
  subjectId: z.string().optional(),
  /** The lifetime in seconds; negative for an expired token. Default: four hours. */
  expiresInSeconds: lifetimeSchema.optional(),
  /** False for a token that Wix has revoked. */
  active: z.boolean().optional(),
});

/** The claims of a new token. */
export const tokenClaimsSchema = callerClaimsSchema.extend({
  instanceId: z.string().optional().openapi({
    description: 'The app instance that the token is bound to; none if left out.',
  }),
});

/** The kind of caller that a token identifies. */
export type SubjectType = z.infer<typeof subjectTypeSchema>;

/** The claims of a new token. */
export type TokenClaims = Readonly<z.infer<typeof tokenClaimsSchema>>;
