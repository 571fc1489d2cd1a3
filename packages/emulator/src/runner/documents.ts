import { ESCAPE_CODE } from '../model/hosts/escape.js';
import { PAGE_SCRIPT_PATH } from '../model/page-requests.js';
import { localOnly } from '../util/loopback.js';
import { shiftedDateScript } from '../util/shifted-date.js';
import { DESIGN_TOKENS_PATH, DESIGN_TOKENS_URL, REACT_UMD_PATH } from './cdn-files.js';

/** Changes the text of an HTML document. */
export type DocumentRewrite = (html: string) => string;

/**
 * Wix's dashboard SDK only posts messages to `https://manage.wix.com`, the dashboard's origin in
 * production. Here the host page is local, so the target origin is replaced.
 *
 * A key that is pressed in a frame of another origin never reaches the page around it, so the
 * document tells the host about Esc, unless the app handles the key itself.
 */
const PARENT_SHIM = `<script>{
  const host = window.parent;
  if (host !== window) {
    const postMessage = (message, origin, transfer) => host.postMessage(message, '*', transfer);
    Object.defineProperty(window, 'parent', { configurable: true, value: { postMessage } });
    addEventListener('keydown', ({ key, defaultPrevented, isComposing }) => {
      if (key === 'Escape' && !defaultPrevented && !isComposing) {
        host.postMessage({ code: '${ESCAPE_CODE}' }, '*');
      }
    });
  }
}</script>`;

const POLICY = `<meta http-equiv="content-security-policy" content="${localOnly()}">`;

/** Sends the document's requests to Wix to the emulator. */
const PAGE_SCRIPT = `<script src="${PAGE_SCRIPT_PATH}"></script>`;

/** The editor's SDK loads the design tokens from a CDN unless the document links to them. */
const LOCAL_DESIGN_TOKENS =
  `<link type="text/css" href="${DESIGN_TOKENS_URL}">` +
  `<link rel="stylesheet" href="${DESIGN_TOKENS_PATH}">`;

/**
 * Returns the change that a document of the app needs to run inside a local host page.
 * @param pathname The path of the document's URL.
 * @param clockOffsetMs How far ahead the emulator's clock is, in milliseconds.
 * @returns The change, or `undefined` if Wix does not show the document in a frame.
 */
export function rewriteFor(pathname: string, clockOffsetMs: number): DocumentRewrite | undefined {
  const head = POLICY + PAGE_SCRIPT + shiftedDateScript(clockOffsetMs);
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

function intoHead(html: string, markup: string): string {
  const head = /<head(\s[^>]*)?>/i;
  return head.test(html) ? html.replace(head, (tag) => tag + markup) : markup + html;
}
