// biome-ignore lint/style/useNodejsImportProtocol: older versions of Node.js do not know the prefix
import { randomUUID } from 'crypto';

/**
 * Makes what a web module's function throws: a plain object, which should reach the frontend as it is.
 * What Wix lets through of an `Error`, its documentation does not say.
 * @param {string} code What happened, in capitals.
 * @param {number} status The HTTP status that it would be.
 * @param {string} message For the frontend's developer.
 */
export function failure(code, status, message) {
  return { code, message, status, requestId: randomUUID() };
}

/**
 * Makes what a function throws when Wix failed it, and logs it, without a word of what Wix said.
 * @param {number} [status] The HTTP status that Wix answered, if it did.
 */
export function wixFailure(status) {
  if (status === 403) return failure('FORBIDDEN', 403, 'Wix refused what the app asked for.');
  if (status === 404) return failure('NOT_FOUND', 404, 'Wix has not found the installation.');
  const failed = failure('UPSTREAM', 502, 'Wix failed to answer the app.');
  console.error(`Call ${failed.requestId} failed. Wix answered: ${status || 'nothing'}.`);
  return failed;
}
