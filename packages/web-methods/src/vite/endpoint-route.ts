import path from 'node:path';
import type { IntegrationResolvedRoute } from 'astro';
import { normalizePath } from 'vite';

/**
 * One of the app's own routes that answers HTTP requests and may be the endpoint of a web method.
 */
export interface EndpointRoute {
  /** The route's pattern in Astro, such as `/api/get-instance`. */
  readonly pattern: string;
  /** The paths that the route answers. */
  readonly paths: RegExp;
  /** The route's file in `src/pages`, absolute. */
  readonly file: string;
}

/**
 * Finds the routes of `src/pages` that may be endpoints of web methods. Pages cannot be endpoints,
 * and prerendered routes have no caller.
 * @param routes All routes, as resolved by Astro.
 * @param root The project's folder, absolute.
 */
export function findEndpointRoutes(
  routes: readonly IntegrationResolvedRoute[],
  root: string,
): EndpointRoute[] {
  return routes
    .filter(({ type, origin }) => type === 'endpoint' && origin === 'project')
    .filter(({ isPrerendered }) => !isPrerendered)
    .map(({ pattern, patternRegex, entrypoint }) => ({
      pattern,
      paths: patternRegex,
      file: normalizePath(path.join(root, entrypoint)),
    }));
}
