import { LOCAL_ONLY } from '../util/loopback.js';
import { installShiftedDate } from '../util/shifted-date.js';
import { DESIGN_TOKENS_PATH, DESIGN_TOKENS_URL } from './cdn/design-tokens.js';
import { REACT_UMD_PATH } from './cdn/react-umd.js';

/** Changes the text of an HTML document. */
export type DocumentRewrite = (html: string) => string;

/**
 * In production the dashboard's origin is `https://manage.wix.com`, and its SDK posts to no other.
 * The host page is a local one here, so the message's target origin has to give way.
 */
const PARENT_SHIM = `<script>{
  const host = window.parent;
  if (host !== window) {
    const postMessage = (message, origin, transfer) => host.postMessage(message, '*', transfer);
    Object.defineProperty(window, 'parent', { configurable: true, value: { postMessage } });
  }
}</script>`;

const POLICY = `<meta http-equiv="content-security-policy" content="${LOCAL_ONLY}">`;

/** The editor's SDK loads the design tokens from a CDN, unless it finds a link to them. */
const LOCAL_DESIGN_TOKENS =
  `<link type="text/css" href="${DESIGN_TOKENS_URL}">` +
  `<link rel="stylesheet" href="${DESIGN_TOKENS_PATH}">`;

/**
 * How a document of the app must be changed to run inside a local host page.
 * @param pathname The path of the document's URL.
 * @param clockOffsetMs How far ahead the emulator's clock is, in milliseconds.
 * @returns The change, or `undefined` if the document is not one that Wix frames.
 */
export function rewriteFor(pathname: string, clockOffsetMs: number): DocumentRewrite | undefined {
  const head = POLICY + shiftedDate(clockOffsetMs);
  if (pathname.startsWith('/_wix/extensions/backoffice/')) {
    return (html) => intoHead(html, head + PARENT_SHIM);
  }
  if (pathname.includes('/custom-element-panels/')) {
    return (html) =>
      intoHead(html, head + LOCAL_DESIGN_TOKENS).replaceAll(
        'https://static.parastorage.com/unpkg/',
        REACT_UMD_PATH,
      );
  }
  return undefined;
}

function shiftedDate(offsetMs: number): string {
  return offsetMs === 0 ? '' : `<script>(${installShiftedDate})(() => ${offsetMs})</script>`;
}

function intoHead(html: string, markup: string): string {
  const head = /<head(\s[^>]*)?>/i;
  return head.test(html) ? html.replace(head, (tag) => tag + markup) : markup + html;
}
