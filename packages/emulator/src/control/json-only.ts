import type { MiddlewareHandler } from 'hono';

/** Refuses a POST that is not JSON, the only kind that a browser sends without asking first. */
export const jsonOnly: MiddlewareHandler = async ({ req }, next) => {
  if (req.method === 'POST' && !/^application\/json\b/i.test(req.header('content-type') ?? '')) {
    return Response.json({ error: 'The content type must be application/json.' }, { status: 415 });
  }
  return next();
};
