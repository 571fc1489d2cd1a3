import type { MiddlewareHandler } from 'hono';

/**
 * Refuses a request that changes something unless it is JSON, which a browser sends to another origin
 * only after asking first.
 */
export const jsonOnly: MiddlewareHandler = async ({ req }, next) => {
  const changes = ['POST', 'PUT', 'PATCH'].includes(req.method);
  if (changes && !/^application\/json\b/i.test(req.header('content-type') ?? '')) {
    return Response.json({ error: 'The content type must be application/json.' }, { status: 415 });
  }
  return next();
};
