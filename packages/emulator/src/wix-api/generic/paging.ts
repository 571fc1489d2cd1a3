import { z } from '@hono/zod-openapi';
import { parseJson } from '../../util/json.js';
import { GenericError } from './generic-error.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 1000;

/** The parts of a request that choose the page. */
export const pagingSchema = z.object({
  paging: z
    .object({ limit: z.coerce.number().int().nullish(), offset: z.coerce.number().int().nullish() })
    .nullish(),
  cursorPaging: z
    .object({ limit: z.coerce.number().int().nullish(), cursor: z.string().nullish() })
    .nullish(),
});

/** What selects and orders the results, which a cursor carries because the SDK sends it alone. */
export const selectionSchema = z.object({
  filter: z.record(z.string(), z.unknown()).nullish(),
  sort: z
    .array(z.object({ fieldName: z.string(), order: z.enum(['ASC', 'DESC']).nullish() }))
    .nullish(),
});

/** What selects and orders the results. */
export type Selection = z.infer<typeof selectionSchema>;

const cursorSchema = z.object({ offset: z.int().min(0), selection: selectionSchema });

/** The page that a request asks for. */
export interface Page {
  readonly selection: Selection;
  readonly offset: number;
  readonly limit: number;
}

/**
 * Finds the page that a request asks for.
 * @throws {GenericError} If the page is too large, or the cursor is not one of the emulator's.
 */
export function pageOf(
  { paging, cursorPaging }: z.infer<typeof pagingSchema>,
  selection: Selection,
): Page {
  const limit = cursorPaging?.limit ?? paging?.limit ?? DEFAULT_LIMIT;
  if (limit < 1 || limit > MAX_LIMIT) {
    const message = `The limit must be from 1 to ${MAX_LIMIT}, got ${limit}.`;
    throw new GenericError(400, 'INVALID_ARGUMENT', message);
  }
  if (cursorPaging?.cursor) return { ...readCursor(cursorPaging.cursor), limit };
  return { selection, offset: Math.max(0, paging?.offset ?? 0), limit };
}

/**
 * Cuts a page out of all results.
 * @returns The page and its position, with the fields of both kinds of paging.
 */
export function cutPage<T>(results: readonly T[], { selection, offset, limit }: Page) {
  const end = offset + limit;
  const page = results.slice(offset, end);
  const hasNext = end < results.length;
  const cursor = (start: number) =>
    Buffer.from(JSON.stringify({ offset: start, selection })).toString('base64url');
  return {
    page,
    position: {
      count: page.length,
      offset,
      total: results.length,
      tooManyToCount: false,
      hasNext,
      cursors: {
        ...(hasNext && { next: cursor(end) }),
        ...(offset > 0 && { prev: cursor(Math.max(0, offset - limit)) }),
      },
    },
  };
}

function readCursor(cursor: string): Omit<Page, 'limit'> {
  const value = parseJson(Buffer.from(cursor, 'base64url').toString());
  const { success, data } = cursorSchema.safeParse(value);
  if (success) return data;
  const message = 'The cursor is not valid. Use one of a previous answer.';
  throw new GenericError(400, 'INVALID_ARGUMENT', message);
}
