import type { MiddlewareHandler } from 'hono';
import { isLoopback } from '../util/loopback.js';
import { refuse } from './errors.js';
import type { ControlRouter } from './router.js';

const mebibyte = 1024 * 1024;

/** How much of a refused body is read, so that its sender comes to read the refusal. */
const maxDiscarded = 64 * mebibyte;

/**
 * Keeps other web sites out: a page on the internet could otherwise mint tokens, by a request to
 * this computer (refused by its origin) or by a name of its own that leads here (refused by the
 * host).
 */
export const localCallersOnly: MiddlewareHandler = async ({ req }, next) => {
  const { host, hostname } = new URL(req.url);
  if (!isLoopback(hostname)) {
    return refuse(403, `The emulator answers on localhost and 127.0.0.1 only, not on ${hostname}.`);
  }
  const origin = req.header('origin');
  const changes = req.method !== 'GET' && req.method !== 'HEAD';
  if (changes && origin !== undefined && origin !== `http://${host}`) {
    return refuse(403, `The emulator takes no ${req.method} from ${origin}.`);
  }
  return next();
};

/**
 * Refuses a request that changes something unless it is JSON, which a browser sends to another origin
 * only after asking first.
 */
export const jsonOnly: MiddlewareHandler = async ({ req }, next) => {
  const changes = ['POST', 'PUT', 'PATCH'].includes(req.method);
  if (changes && !/^application\/json\b/i.test(req.header('content-type') ?? '')) {
    return refuse(415, 'The content type must be application/json.');
  }
  return next();
};

/**
 * Refuses a body that is larger than anything that the control API takes, whatever length it claims.
 * @param mebibytes the limit.
 */
export function limitBody(mebibytes: number): MiddlewareHandler {
  return async ({ req }, next) => {
    if (['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(req.method)) return next();
    const { url, method, headers, body } = req.raw;
    const bytes = await readAtMost(mebibytes * mebibyte, body);
    if (!bytes) {
      return refuse(413, `The body must be at most ${mebibytes} MiB.`);
    }
    req.raw = new Request(url, { method, headers, body: bytes });
    return next();
  };
}

/**
 * Refuses what an API has no route for: 405 with the methods that a path has, else 404.
 * @param api the API, which has all of its routes.
 */
export function refuseOthers(api: ControlRouter): void {
  const methods = new Map<string, string[]>();
  for (const { path, method } of api.routes) {
    if (method !== 'ALL') methods.set(path, [...(methods.get(path) ?? []), method]);
  }
  for (const [path, known] of methods) {
    const allowed = [...new Set(known)].flatMap((method) =>
      method === 'GET' ? ['GET', 'HEAD'] : [method],
    );
    const allow = allowed.join(', ');
    api.all(path, ({ req }) =>
      refuse(405, `There is no ${req.method} ${req.path}; there is ${allow}.`, { allow }),
    );
  }
  api.all('*', ({ req }) => refuse(404, `There is no ${req.path}.`));
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
    if (length > limit + maxDiscarded) break;
  }
  return length <= limit ? Buffer.concat(chunks) : undefined;
}
