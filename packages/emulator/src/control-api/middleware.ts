import type { MiddlewareHandler } from 'hono';
import { isSameOrigin, type ReadHeader, readBrowserOrigin } from '../util/browser-origin.js';
import { checkJson } from '../util/check-json.js';
import { refuse } from './errors.js';

const MEBIBYTE = 1024 * 1024;

/** How many bytes of a refused body are read anyway, so that the sender gets to read the answer. */
const MAX_DISCARDED = 64 * MEBIBYTE;

/** What {@link ownPagesOnly} adds to a request. */
export interface OriginEnv {
  readonly Variables: {
    /** The origin to which the browser has sent the request. */
    readonly origin: URL;
  };
}

/**
 * Refuses requests from other websites, which could otherwise mint tokens. The origin check stops a
 * page on the internet that sends requests to this computer. The host check stops a website whose
 * own domain name resolves to this computer.
 * @param allowedHosts As in `NetworkOptions`.
 */
export function ownPagesOnly(allowedHosts?: readonly string[]): MiddlewareHandler<OriginEnv> {
  return async (context, next) => {
    const { req } = context;
    if (!URL.canParse(req.url)) return refuse(400, 'Invalid request: the address is no URL.');
    const header: ReadHeader = (name) =>
      name === 'host' ? new URL(req.url).host : req.header(name);
    const read = readBrowserOrigin(header, allowedHosts);
    if ('refusal' in read) return refuse(403, read.refusal);
    const changes = req.method !== 'GET' && req.method !== 'HEAD';
    if (changes && !isSameOrigin(header, read.origin)) {
      return refuse(
        403,
        `Requests from other origins are not allowed: ${req.method} from ${req.header('origin')}.`,
      );
    }
    context.set('origin', read.origin);
    return next();
  };
}

/**
 * Refuses a request that changes something unless it is JSON, which a browser only sends to another
 * origin after a preflight.
 */
export const jsonOnly: MiddlewareHandler = async ({ req }, next) => {
  const changes = ['POST', 'PUT', 'PATCH'].includes(req.method);
  if (changes && !/^application\/json\b/i.test(req.header('content-type') ?? '')) {
    return refuse(415, 'The content type must be application/json.');
  }
  return next();
};

/**
 * Refuses a body above a size limit in MiB, and JSON that {@link checkJson} does not accept. It
 * counts the bytes and ignores `content-length`.
 */
export function checkBody(mebibytes: number): MiddlewareHandler {
  return async ({ req }, next) => {
    if (['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(req.method)) return next();
    const { url, method, headers, body } = req.raw;
    const bytes = await readAtMost(mebibytes * MEBIBYTE, body);
    if (!bytes) return refuse(413, `The body must be at most ${mebibytes} MiB.`);
    req.raw = new Request(url, { method, headers, body: bytes });
    // The route refuses a body that is not JSON. Hono caches the parsed body for the route.
    checkJson(await req.json().catch(() => undefined), 'The body');
    return next();
  };
}

async function readAtMost(
  limit: number,
  body: ReadableStream<Uint8Array> | null,
): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
    if (length > limit + MAX_DISCARDED) break;
  }
  return length <= limit ? Buffer.concat(chunks) : undefined;
}
