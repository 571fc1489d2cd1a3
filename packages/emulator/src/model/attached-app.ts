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

/** A running app that is warmed up. */
export interface AttachedApp {
  /** Its origin, for example `http://localhost:4321`. */
  readonly url: string;
  /** Lists its web methods, in the order of their ids. */
  readonly methods: () => Promise<readonly MethodDescription[]>;
  /** The time limit for answering an event, in milliseconds. Default: 1250, as on Wix. */
  readonly eventTimeoutMs?: number;
  /** Whether the app requires a trailing slash in every path. Default: false. */
  readonly trailingSlash?: boolean;
}
