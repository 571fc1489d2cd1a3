import type { MiddlewareHandler } from 'hono';

const mebibyte = 1024 * 1024;

/** How much of a refused body is read, so that its sender comes to read the refusal. */
const maxDiscarded = 64 * mebibyte;

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
      const error = `The body must be at most ${mebibytes} MiB.`;
      return Response.json({ error }, { status: 413 });
    }
    req.raw = new Request(url, { method, headers, body: bytes });
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
    if (length > limit + maxDiscarded) break;
  }
  return length <= limit ? Buffer.concat(chunks) : undefined;
}
