import { z } from '@hono/zod-openapi';

/** A request of a page that the content security policy has blocked, as the page reports it. */
export const blockedRequestSchema = z.strictObject({
  /** The HTTP method. */
  method: z.string().regex(/^[A-Z]{1,20}$/),
  /** The URL. */
  url: z.url({ protocol: /^(https?|wss?)$/ }).max(4000),
  /** The directive of the policy, for example `connect-src`. */
  directive: z.string().regex(/^[a-z-]{1,40}$/),
});

/** A request of a page that the content security policy has blocked. */
export interface BlockedRequest extends Readonly<z.infer<typeof blockedRequestSchema>> {
  /** The surface that sent it. */
  readonly surface: string;
}
