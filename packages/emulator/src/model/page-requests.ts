/**
 * The path at which pages send their requests to Wix: `/_wix_emulator/wix/<host>/<path>`, on the
 * page's own origin.
 */
export const PAGE_REQUEST_PATH = '/_wix_emulator/wix/';

/** The path at which a page reports a request that its content security policy has blocked. */
export const BLOCKED_REQUEST_PATH = '/_wix_emulator/blocked';

/** The path of the script that sends a page's requests to the emulator. */
export const PAGE_SCRIPT_PATH = '/_wix_emulator/page.js';

/** The prefix of every header that only the emulator itself may set. */
export const OWN_HEADER_PREFIX = 'x-wix-emulator-';

/**
 * The header of a request with the surface that sent it, percent-encoded. A page of another origin
 * cannot send it without a preflight.
 */
export const SURFACE_HEADER = `${OWN_HEADER_PREFIX}surface`;

/**
 * The header with an id that a page gives to each request. A browser may send a request again when
 * its connection is reset, with the same id.
 */
export const ATTEMPT_HEADER = `${OWN_HEADER_PREFIX}attempt`;
