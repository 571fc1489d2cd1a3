import type { EmbeddedScript } from '../model/extensions.js';
import type { EmulatorState } from '../model/state.js';
import type { WixCall } from './call.js';

/** An endpoint of an operation. */
export interface Endpoint {
  /** The HTTP method. Default: any. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly hosts: readonly string[];
  /**
   * The whole path, or its beginning if it ends with `/*`. Elsewhere, `*` is any one segment. The
   * path without any `*` takes precedence.
   */
  readonly path: string;
}

/** The running app, as far as an answer depends on it. */
export interface RunningApp {
  /** Lists its embedded scripts; `undefined` if no app is running that serves its manifest. */
  readonly scripts: () => Promise<readonly EmbeddedScript[] | undefined>;
}

/** How to recognize an operation, and how to answer it. */
export interface Route {
  readonly endpoints: readonly Endpoint[];
  /** The OAuth grant, if several operations share an endpoint. */
  readonly grant?: string;
  readonly answer: (
    state: EmulatorState,
    call: WixCall,
    app: RunningApp,
  ) => Response | Promise<Response>;
}

/** The hosts of Wix's APIs; the second one is a cache in front of the first. */
export const hosts = ['www.wixapis.com', 'edge.wixapis.com'];

/** Creates the route of an operation with one endpoint on the hosts of Wix's APIs. */
export function route(
  method: NonNullable<Endpoint['method']>,
  path: string,
  answer: Route['answer'],
): Route {
  return { endpoints: [{ method, hosts, path }], answer };
}
