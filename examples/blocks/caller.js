import { auth } from '@wix/essentials';
import { APP_ID } from 'backend/app-id.js';
import { failure, wixFailure } from 'backend/failure.js';

/** Whom a function admits that is for anyone: visitors, members, and the site's owner. */
export const ANYONE = ['VISITOR', 'MEMBER', 'USER'];

/** Whom a function admits that is for the site's owner and collaborators. */
export const OWNER = ['USER'];

/**
 * Finds out from the caller's access token, and from nothing else, which installation calls.
 * @param {string[]} admitted The kinds of callers that may go on.
 * @returns {Promise<string>} The app instance ID.
 */
export async function verifyInstanceId(admitted) {
  const { active, exp, clientId, instanceId, subjectType } = await readToken();
  if (!active || !(exp * 1000 > Date.now()) || clientId !== APP_ID || !instanceId) {
    throw failure('UNAUTHENTICATED', 401, 'The access token proves nothing.');
  }
  if (!admitted.includes(subjectType)) {
    throw failure('FORBIDDEN', 403, 'The caller does not have the permission.');
  }
  return instanceId;
}

async function readToken() {
  try {
    return await auth.getTokenInfo();
  } catch (error) {
    // Essentials has the status in the message only.
    const status = Number(/token info: (\d{3})/.exec(error.message)?.[1]);
    if (status >= 400 && status < 500 && status !== 429) {
      throw failure('UNAUTHENTICATED', 401, 'The access token is not valid.');
    }
    throw wixFailure(status);
  }
}
