import { z } from '@hono/zod-openapi';
import { parseJson } from '../../util/json.js';
import { DataError, invalidRequest } from './errors.js';

/** The number of items on a page, if the request names none. */
const DEFAULT_LIMIT = 50;

/** The largest number of items on a page. */
const MAX_LIMIT = 1000;

/** The parts of a request that choose the page. */
export const pagingFields = {
  paging: z.object({ limit: z.int().nullish(), offset: z.int().nullish() }).nullish(),
  cursorPaging: z.object({ limit: z.int().nullish(), cursor: z.string().nullish() }).nullish(),
} as const;

const pagingSchema = z.object(pagingFields);

/** The parts of a request that choose the page. */
export type Paging = z.infer<typeof pagingSchema>;

/** The page that a request asks for. */
export interface Page<Q> {
  /** What selects and orders the results: from the request, or else from its cursor. */
  readonly query: Q;
  readonly offset: number;
  readonly limit: number;
  /** Whether the request continues from a cursor. */
  readonly isContinued: boolean;
}

/** The position within all results, as Wix's APIs answer it. */
export interface PagingMetadata {
  readonly count: number;
  readonly offset?: number;
  readonly total?: number;
  readonly tooManyToCount: boolean;
  readonly hasNext: boolean;
  readonly cursors: { readonly next?: string; readonly prev?: string };
}

/**
 * Finds the page that a request asks for. A cursor carries the query, because the SDK sends a cursor
 * without one.
 * @param paging The parts of the request that choose the page.
 * @param query What selects and orders the results in the request.
 * @param schema What a query of a cursor must look like.
 * @throws {DataError} If the page is too large, or the cursor is not one of the emulator's.
 */
export function pageOf<Q>(
  { paging, cursorPaging }: Paging,
  query: Q,
  schema: z.ZodType<Q>,
): Page<Q> {
  const limit = limitOf(cursorPaging?.limit ?? paging?.limit);
  const cursor = cursorPaging?.cursor;
  if (typeof cursor === 'string' && cursor !== '') {
    return { ...readCursor(cursor, schema), limit, isContinued: true };
  }
  const offset = paging?.offset ?? 0;
  if (offset < 0) {
    throw new DataError(
      400,
      'WDE0034',
      `Invalid skip parameter [${offset}]. skip parameter must be a non-negative number.`,
    );
  }
  return { query, offset, limit, isContinued: false };
}

/**
 * Cuts a page out of all results.
 * @param results All results, in their order.
 * @param withTotal Whether to tell how many there are.
 */
export function cutPage<T, Q>(
  results: readonly T[],
  { query, offset, limit, isContinued }: Page<Q>,
  withTotal = false,
): { readonly results: readonly T[]; readonly pagingMetadata: PagingMetadata } {
  const end = offset + limit;
  const page = results.slice(offset, end);
  const hasNext = end < results.length;
  return {
    results: page,
    pagingMetadata: {
      count: page.length,
      ...(!isContinued && { offset }),
      ...(withTotal && !isContinued && { total: results.length }),
      tooManyToCount: false,
      hasNext,
      cursors: {
        ...(hasNext && { next: writeCursor(query, end) }),
        ...(offset > 0 && { prev: writeCursor(query, Math.max(0, offset - limit)) }),
      },
    },
  };
}

function limitOf(limit: number | null | undefined): number {
  const wanted = limit ?? DEFAULT_LIMIT;
  if (wanted <= 0) {
    const rule = `limit parameter must be a positive number.`;
    throw new DataError(400, 'WDE0033', `Invalid limit parameter [${wanted}]. ${rule}`);
  }
  if (wanted > MAX_LIMIT) {
    const rule = `limit parameter cannot exceed ${MAX_LIMIT}.`;
    throw new DataError(400, 'WDE0036', `Invalid limit parameter [${wanted}]. ${rule}`);
  }
  return wanted;
}

function writeCursor(query: unknown, offset: number): string {
  return Buffer.from(JSON.stringify({ offset, query })).toString('base64url');
}

function readCursor<Q>(
  cursor: string,
  query: z.ZodType<Q>,
): { readonly query: Q; readonly offset: number } {
  const value = parseJson(Buffer.from(cursor, 'base64url').toString());
  const { success, data } = z.object({ offset: z.int().min(0), query }).safeParse(value);
  if (!success) throw invalidRequest('The cursor is not valid. Use one of a previous answer.');
  return data;
}
