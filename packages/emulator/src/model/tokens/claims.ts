import { z } from '@hono/zod-openapi';

/** Ten years in seconds: the longest life time of a token, and how long ago one may have expired. */
const MAX_LIFETIME_SECONDS = 10 * 365 * 24 * 60 * 60;

/** The life time of a token in seconds; a negative one makes an expired token. */
export const lifetimeSchema = z.number().min(-MAX_LIFETIME_SECONDS).max(MAX_LIFETIME_SECONDS);

/** The kind of caller that a token speaks for. */
const subjectTypeSchema = z.enum(['VISITOR', 'MEMBER', 'USER', 'APP', 'UNKNOWN']);

/** What a token says of a caller, apart from the app instance. */
export const callerClaimsSchema = z.strictObject({
  /** The kind of caller. */
  subjectType: subjectTypeSchema,
  /** The app that the token was issued to; the emulator's app if left out. */
  clientId: z.string().optional(),
  /** The site; that of the instance if left out. */
  siteId: z.string().optional(),
  /** The visitor's, member's, user's or app's own id; a random one if left out. */
  subjectId: z.string().optional(),
  /** Life time in seconds, four hours if left out; a negative one makes an expired token. */
  expiresInSeconds: lifetimeSchema.optional(),
  /** False for a token that Wix has revoked. */
  active: z.boolean().optional(),
});

/** What to put into a new token. */
export const tokenClaimsSchema = callerClaimsSchema.extend({
  /** The app instance that the token is bound to; none if left out. */
  instanceId: z.string().optional().openapi({
    description: 'The app instance that the token is bound to; none if left out.',
  }),
});

/** The kind of caller that a token speaks for. */
export type SubjectType = z.infer<typeof subjectTypeSchema>;

/** What to put into a new token. */
export type TokenClaims = Readonly<z.infer<typeof tokenClaimsSchema>>;
