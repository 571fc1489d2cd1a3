import type { ControlRouter } from './router.js';

/**
 * Refuses what an API has no route for: 405 with the methods that a path has, else 404.
 * @param api the API, which has all of its routes.
 */
export function refuseOthers(api: ControlRouter): void {
  const methods = new Map<string, string[]>();
  for (const { path, method } of api.routes) {
    if (method !== 'ALL') methods.set(path, [...(methods.get(path) ?? []), method]);
  }
  for (const [path, known] of methods) {
    const allowed = [...new Set(known)].flatMap((method) =>
      method === 'GET' ? ['GET', 'HEAD'] : [method],
    );
    const allow = allowed.join(', ');
    api.all(path, ({ req }) =>
      Response.json(
        { error: `There is no ${req.method} ${req.path}; there is ${allow}.` },
        { status: 405, headers: { allow } },
      ),
    );
  }
  api.all('*', ({ req }) => Response.json({ error: `There is no ${req.path}.` }, { status: 404 }));
}
