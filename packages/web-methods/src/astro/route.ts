import type { APIRoute } from 'astro';
import { currentCall } from './current-call.js';

export const prerender = false;

/** Answers the call that the middleware has let pass. Without a call, the answer is a 404. */
export const ALL: APIRoute = ({ request }) => {
  const call = currentCall.getStore();
  const isCall = call && !call.isUnknown && !call.options.endpoint;
  return isCall ? call.answer(request) : new Response(null, { status: 404 });
};
