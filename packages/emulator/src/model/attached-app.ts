import { z } from '@hono/zod-openapi';

/** A web method of the app. */
export const methodDescriptionSchema = z
  .object({
    id: z.string().openapi({ example: 'backend/instance/getInstance' }),
    /** Who may call it: `Anyone`, `SiteMember` or `Admin`. */
    permission: z.string().openapi({ example: 'Anyone' }),
  })
  .openapi('Method');

/** A web method of the app. */
export type MethodDescription = Readonly<z.infer<typeof methodDescriptionSchema>>;

/** An app that runs and is warm. */
export interface AttachedApp {
  /** Its origin, for example `http://localhost:4321`. */
  readonly url: string;
  /** Lists its web methods, in the order of their ids. */
  readonly methods: () => Promise<readonly MethodDescription[]>;
  /** How long it may take to answer an event, in milliseconds; 1250 if left out, as with Wix. */
  readonly eventTimeoutMs?: number;
  /** Whether it wants a slash at the end of every path; no if left out. */
  readonly trailingSlash?: boolean;
}
