import type { IntegrationResolvedRoute } from 'astro';
import { expect, test } from 'vitest';
import { findEndpointRoutes } from './endpoint-route.js';

function route(pattern: string, rest: Partial<IntegrationResolvedRoute> = {}) {
  return {
    pattern,
    patternRegex: new RegExp(`^${pattern}$`),
    entrypoint: `src/pages${pattern}.ts`,
    isPrerendered: false,
    origin: 'project',
    type: 'endpoint',
    params: [],
    segments: [],
    generate: () => pattern,
    ...rest,
  } satisfies IntegrationResolvedRoute;
}

test('findEndpointRoutes() returns only the on-demand endpoints of `src/pages`', () => {
  const routes = [
    route('/api/plan'),
    route('/api/static', { isPrerendered: true }),
    route('/page', { type: 'page' }),
    route('/_image', { origin: 'internal' }),
    route('/of-an-integration', { origin: 'external', entrypoint: 'a-package/route' }),
  ];
  expect(findEndpointRoutes(routes, '/srv/app/')).toEqual([
    { pattern: '/api/plan', paths: /^\/api\/plan$/, file: '/srv/app/src/pages/api/plan.ts' },
  ]);
});
