import type { APIRoute } from 'astro';
import { pendingCalls } from './pending-calls.js';

export const prerender = false;

/** Runs the call that the middleware has admitted. Without one nothing is called. */
export const ALL: APIRoute = ({ request }) => {
  const run = pendingCalls.get(request);
  return run ? run() : new Response(null, { status: 404 });
};
