import path from 'node:path';
import type { IntegrationResolvedRoute } from 'astro';
import { normalizePath } from 'vite';

/** A route of the app's own that answers HTTP requests, and may be the endpoint of a web method. */
export interface EndpointRoute {
  /** The route as Astro writes it, such as `/api/get-instance`. */
  readonly pattern: string;
  /** The paths that it answers. */
  readonly paths: RegExp;
  /** The file of `src/pages`, absolute. */
  readonly file: string;
}

/**
 * Finds the routes of `src/pages` that may be endpoints of web methods: pages are none, and what is
 * prerendered has no caller.
 * @param routes All routes, as Astro has resolved them.
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
