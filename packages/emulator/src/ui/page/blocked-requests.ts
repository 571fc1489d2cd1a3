import type { BlockedRequest } from '../../model/log/blocked-request.js';
import { BLOCKED_REQUEST_PATH, SURFACE_HEADER } from '../../model/page-requests.js';
import { parse } from './route.js';
import { surfaceOf } from './surface.js';

/** The maximum number of reports of one page, so that an endless loop does not fill the log. */
const MAX_REPORTS = 100;

/** The methods of the latest requests to other hosts, by URL. */
const methods = new Map<string, string>();

/** Remembers the method of a request, which the browser does not tell if it blocks the request. */
export function noteMethod(url: string | URL, method: string | undefined): void {
  const parsed = parse(url);
  if (!parsed || parsed.origin === location.origin) return;
  if (methods.size === MAX_REPORTS) methods.clear();
  methods.set(withoutHash(parsed), String(method ?? 'GET').toUpperCase());
}

/** Reports every request of this page that its content security policy blocks, once per URL. */
export function reportBlockedRequests(): void {
  const { fetch } = window;
  const reported = new Set<string>();
  document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
    // Not a URL, for example, if the policy blocks a script in the page itself.
    if (!/^(https?|wss?):\/\//.test(blockedURI)) return;
    // The design system's style sheet names fonts of Wix's CDN, and pages do without them.
    if (effectiveDirective === 'font-src') return;
    const url = new URL(blockedURI);
    const method = methods.get(withoutHash(url)) ?? 'GET';
    const report: Omit<BlockedRequest, 'surface'> = {
      method,
      // Without the query, which may contain secrets.
      url: url.origin + url.pathname,
      directive: effectiveDirective,
    };
    const body = JSON.stringify(report);
    if (reported.has(body) || reported.size === MAX_REPORTS) return;
    reported.add(body);
    void fetch(location.origin + BLOCKED_REQUEST_PATH, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [SURFACE_HEADER]: encodeURIComponent(surfaceOf()),
      },
      body,
      // The page may be left at once.
      keepalive: true,
    }).catch(() => {});
  });
}

function withoutHash({ href, hash }: URL): string {
  return hash === '' ? href : href.slice(0, -hash.length);
}
