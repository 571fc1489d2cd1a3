import type { MiddlewareHandler } from 'hono';
import { checkJson } from '../util/check-json.js';
import { isLoopback } from '../util/loopback.js';
import { refuse } from './errors.js';

const MEBIBYTE = 1024 * 1024;

/** How many bytes of a refused body are read anyway, so that the sender gets to read the answer. */
const MAX_DISCARDED = 64 * MEBIBYTE;

/**
 * Refuses requests from other websites, which could otherwise mint tokens. The origin check stops a
 * page on the internet that sends requests to this computer. The host check stops a website whose
 * own domain name resolves to this computer.
 */
export const localCallersOnly: MiddlewareHandler = async ({ req }, next) => {
  if (!URL.canParse(req.url)) return refuse(400, 'Invalid request: the address is no URL.');
  const { host, hostname } = new URL(req.url);
  if (!isLoopback(hostname)) {
    return refuse(403, `The emulator answers on localhost and 127.0.0.1 only, not on ${hostname}.`);
  }
  const origin = req.header('origin');
  const changes = req.method !== 'GET' && req.method !== 'HEAD';
  if (changes && origin !== undefined && origin !== `http://${host}`) {
    return refuse(
      403,
      `Requests from other origins are not allowed: ${req.method} from ${origin}.`,
    );
  }
  return next();
};

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
