import type { APIRoute } from 'astro';
import { answer } from '../../answer';

/** The least that an endpoint with arguments can do. */
export const POST: APIRoute = async ({ request }) => {
  await request.json();
  return Response.json(answer);
};
