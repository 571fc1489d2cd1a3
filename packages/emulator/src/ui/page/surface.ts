import { surfaceWith } from '../surfaces-by-token.js';

const { currentScript } = document;

// A host page names itself in its HTML, and each of its frames in the frame's name.
const ownSurface =
  (currentScript instanceof HTMLScriptElement && currentScript.dataset.surface) ||
  window.name ||
  location.pathname;

/**
 * Returns the name of the surface that sends a request.
 * @param authorization The request's `Authorization` header. If several surfaces share the page, the
 *   token identifies one of them.
 */
export function surfaceOf(authorization: string | null = null): string {
  return surfaceWith(authorization ?? '') ?? ownSurface;
}
