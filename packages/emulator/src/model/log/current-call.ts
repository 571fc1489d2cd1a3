import { AsyncLocalStorage } from 'node:async_hooks';
import { SURFACE_HEADER } from '../page-requests.js';

/** The id of the call that the app is answering, in the app's process or worker. */
export const currentCall = new AsyncLocalStorage<string>();

/**
 * The header of a request to Wix with the id of the call that caused it. Only the emulator's own
 * transport sets it.
 */
export const CALL_ID_HEADER = 'x-wix-emulator-call';

/**
 * Adds the id of the current call to a request to Wix.
 * @param request The request to Wix. It is modified.
 */
export function nameCurrentCall(request: Request): Request {
  const callId = currentCall.getStore();
  // An app may forward the headers of an incoming call.
  request.headers.delete(SURFACE_HEADER);
  if (callId === undefined) request.headers.delete(CALL_ID_HEADER);
  else request.headers.set(CALL_ID_HEADER, callId);
  return request;
}
