import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Emulator } from '../emulator.js';
import { blockedRequestSchema } from '../model/log/blocked-request.js';
import {
  ATTEMPT_HEADER,
  BLOCKED_REQUEST_PATH,
  OWN_HEADER_PREFIX,
  PAGE_REQUEST_PATH,
  PAGE_SCRIPT_PATH,
  SURFACE_HEADER,
} from '../model/page-requests.js';
import type { Seed } from '../model/seed.js';
import { redactSecrets } from '../redact/secrets.js';
import { isSameOrigin, readBrowserOrigin } from '../util/browser-origin.js';
import { parseJson } from '../util/json.js';
import { decodePath, pathOf } from '../util/paths.js';
import { breakOff, sendAnswer, toRequest } from './exchange.js';
import { headersOf } from './host-check.js';

/** The path of a page's request, with the host and the rest of the URL that it is for. */
const PAGE_REQUEST = new RegExp(
  String.raw`^${PAGE_REQUEST_PATH}((?:[a-z0-9-]+\.)+wixapis\.com)(/.*)$`,
);

/** The maximum number of requests to remember that a fault has reset. */
const MAX_RESETS = 1000;

/** The maximum size of a report, in bytes. */
const MAX_REPORT_BYTES = 16 * 1024;

/** The maximum length of a surface's name in the log. */
const MAX_SURFACE_LENGTH = 100;

/** Answers a request for one of the emulator's paths. Returns false for all other requests. */
export type PageRequestHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

/**
 * Creates a handler for what the pages of an app send to Wix. A script in each page sends such a
 * request to the page's own origin, and the handler passes it to the emulator. It refuses requests
 * of other websites and programs, so that nobody else can use the emulator.
 * @param emulator Answers the requests, like `fetch`.
 * @param allowedHosts As in `NetworkOptions`.
 */
export function pageRequestHandler(
  emulator: Emulator<Seed>,
  allowedHosts?: readonly string[],
): PageRequestHandler {
  const resets = new Set<string>();
  return (incoming, outgoing) => {
    const path = pathOf(incoming.url);
    if (path === PAGE_SCRIPT_PATH) {
      sendScript(outgoing).catch((error) => fail(outgoing, error));
      return true;
    }
    const isReport = path === BLOCKED_REQUEST_PATH;
    if (!isReport && !path.startsWith(PAGE_REQUEST_PATH)) return false;
    const reason = reasonToRefuse(incoming, allowedHosts);
    if (reason !== undefined) outgoing.writeHead(403).end(reason);
    else if (isReport) {
      noteReport(emulator, incoming, outgoing).catch((error) => fail(outgoing, error));
    } else void answer(emulator, resets, incoming, outgoing);
    return true;
  };
}

/** Returns why a request is not one of a page on the same origin; `undefined` if it is. */
function reasonToRefuse(
  incoming: IncomingMessage,
  allowedHosts: readonly string[] | undefined,
): string | undefined {
  const header = headersOf(incoming);
  const read = readBrowserOrigin(header, allowedHosts);
  if ('refusal' in read) return read.refusal;
  // Without the header, a request of another origin may have come without a preflight.
  const isSent = header(SURFACE_HEADER) !== undefined;
  if (isSent && isSameOrigin(header, read.origin)) return undefined;
  return 'Only the pages of the app may send requests here, with the script of the emulator.';
}

async function sendScript(outgoing: ServerResponse): Promise<void> {
  const script = await readFile(new URL('../ui/page.js', import.meta.url));
  outgoing.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
}

async function answer(
  emulator: Emulator<Seed>,
  resets: Set<string>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const [, host, rest] = PAGE_REQUEST.exec(incoming.url ?? '') ?? [];
  const url = `https://${host}${rest}`;
  if (host === undefined || !URL.canParse(url)) {
    outgoing.writeHead(404).end(`Only requests to *.wixapis.com are possible here.`);
    return;
  }
  // A browser sends a request again if a connection that it has used before is reset. To the page,
  // one fault must be one error.
  const attempt = incoming.headers[ATTEMPT_HEADER]?.toString() ?? '';
  if (resets.has(attempt)) return breakOff(outgoing);
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  try {
    const request = toRequest(incoming, { url, signal: gone.signal, isDropped });
    request.headers.set(SURFACE_HEADER, encodeURIComponent(surfaceOf(incoming)));
    await sendAnswer(await emulator.fetch(request), outgoing);
  } catch {
    if (attempt !== '' && !outgoing.headersSent) {
      if (resets.size === MAX_RESETS) resets.clear();
      resets.add(attempt);
    }
    breakOff(outgoing);
  }
}

/** The cookies are those of this computer, and no page may set the emulator's own headers. */
function isDropped(header: string): boolean {
  return header === 'cookie' || header.startsWith(OWN_HEADER_PREFIX);
}

async function noteReport(
  emulator: Emulator<Seed>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    length += chunk.length;
    if (length > MAX_REPORT_BYTES) break;
    chunks.push(chunk);
  }
  const report = blockedRequestSchema.safeParse(parseJson(Buffer.concat(chunks).toString()));
  if (report.success && length <= MAX_REPORT_BYTES) {
    emulator.noteBlockedRequest({ ...report.data, surface: surfaceOf(incoming) });
    outgoing.writeHead(204).end();
  } else outgoing.writeHead(400).end('This is not the report of a blocked request.');
}

/** Returns the name of the surface that sent a request, in a form that may be logged and printed. */
function surfaceOf({ headers }: IncomingMessage): string {
  const name = decodePath(String(headers[SURFACE_HEADER])).replaceAll(/\p{C}/gu, '');
  const short = [...redactSecrets(name)].slice(0, MAX_SURFACE_LENGTH).join('');
  return short.trim() || 'page of the app';
}

function fail(outgoing: ServerResponse, error: unknown): void {
  console.error(error);
  if (outgoing.headersSent) outgoing.destroy();
  else outgoing.writeHead(500).end('Internal error of the emulator. See its output.');
}
