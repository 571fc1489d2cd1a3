import { z } from '@hono/zod-openapi';
import type { AppCollection } from './data/app-collection.js';

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
  /**
   * Its folder, with the packages whose code the host pages run. Default: the current folder of this
   * process.
   */
  readonly root?: string;
  /** Lists its web methods, in the order of their ids. */
  readonly methods: () => Promise<readonly MethodDescription[]>;
  /** The collections that it creates on a site when it is installed. Default: none. */
  readonly collections?: readonly AppCollection[];
  /** The paths of the sources of its event extensions, by their ids. Default: none is known. */
  readonly eventSources?: ReadonlyMap<string, string>;
  /** The time limit for answering an event, in milliseconds. Default: 1250, as on Wix. */
  readonly eventTimeoutMs?: number;
  /** Whether the app requires a trailing slash in every path. Default: false. */
  readonly trailingSlash?: boolean;
  /** Returns why it does not run at the moment; `undefined` while it runs. Default: it runs. */
  readonly problem?: () => string | undefined;
  /**
   * Calls a listener whenever it stops running, or runs again. Default: never.
   * @returns A function that stops this.
   */
  readonly followProblem?: (listener: () => void) => () => void;
}
