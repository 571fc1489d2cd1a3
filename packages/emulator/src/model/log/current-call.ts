import { AsyncLocalStorage } from 'node:async_hooks';

/** The id of the call that the app is answering, in the process or worker in which the app runs. */
export const currentCall = new AsyncLocalStorage<string>();

/**
 * The header of a request to Wix that names the call of the app which caused it. Only the emulator's
 * own transport sets it.
 */
export const CALL_ID_HEADER = 'x-wix-emulator-call';

/**
 * Names on a request to Wix the call of the app that caused it.
 * @param request The request to Wix, which is changed.
 */
export function nameCurrentCall(request: Request): Request {
  const callId = currentCall.getStore();
  // An app may pass on the headers that it was sent.
  if (callId === undefined) request.headers.delete(CALL_ID_HEADER);
  else request.headers.set(CALL_ID_HEADER, callId);
  return request;
}
