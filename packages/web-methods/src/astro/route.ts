import type { APIRoute } from 'astro';
import { PACKAGE_NAME } from '../consts.js';
import { type CurrentCall, currentCall } from './current-call.js';

export const prerender = false;

/** Answers the call that the middleware has let pass. Without one nothing is called. */
export const ALL: APIRoute = ({ request }) => {
  const call = currentCall.getStore();
  return call && !call.isUnknown && !call.options.endpoint
    ? answerCall(call, request)
    : new Response(null, { status: 404 });
};

/**
 * Answers a call in its route, where the SDK knows the caller's installation.
 * @param request As it reaches the route.
 * @throws What the method throws, if it is a fault; an error if Wix's middleware has set up the SDK in
 * a way that we do not know.
 */
export async function answerCall(call: CurrentCall, request: Request): Promise<Response> {
  if (call.token !== undefined && !call.hasContext) {
    throw new Error(
      `${PACKAGE_NAME}: the middleware of @wix/astro has set up no SDK context for this call. Use a version of @wix/astro that ${PACKAGE_NAME} supports, or a newer ${PACKAGE_NAME}.`,
    );
  }
  return call.answer(request);
}
