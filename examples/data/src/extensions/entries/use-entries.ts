import { items } from '@wix/data';
import { useCallback, useEffect, useState } from 'react';
import { ENTRIES } from '../../shared/entry';

/** The number of entries on a page. */
const PAGE_SIZE = 20;

/** An item of the collection, as the page needs it. */
export interface Item {
  readonly _id: string;
  readonly _createdDate?: Date | undefined;
  readonly name?: string;
  readonly message?: string;
}

/** A page of the collection. */
export interface Page {
  readonly items: readonly Item[];
  /** The number of entries before this page. */
  readonly offset: number;
  /** The number of all entries. */
  readonly total: number;
}

/** The entries, and what can be done with them. */
export interface Entries {
  /** The page that was loaded last; `undefined` before the first one. */
  readonly page: Page | undefined;
  readonly status: 'loading' | 'failed' | 'ready';
  /** Loads the page again. */
  readonly reload: () => void;
  /** Loads the next page. */
  readonly next: (() => void) | undefined;
  /** Loads the previous page. */
  readonly previous: (() => void) | undefined;
  /** Deletes an entry. */
  readonly remove: (id: string) => void;
}

/** Reads the guest book with the permissions of the Wix user who looks at the page. */
export function useEntries(): Entries {
  const [page, setPage] = useState<Page>();
  const [status, setStatus] = useState<Entries['status']>('loading');

  const show = useCallback(async (load: () => Promise<Page>) => {
    setStatus('loading');
    try {
      setPage(await load());
      setStatus('ready');
    } catch {
      setStatus('failed');
    }
  }, []);
  useEffect(() => void show(() => loadPage(0)), [show]);

  const offset = page?.offset ?? 0;
  const hasNext = page !== undefined && offset + page.items.length < page.total;
  return {
    page,
    status,
    reload: () => show(() => loadPage(offset)),
    next: hasNext ? () => show(() => loadPage(offset + PAGE_SIZE)) : undefined,
    previous: offset > 0 ? () => show(() => loadPage(Math.max(0, offset - PAGE_SIZE))) : undefined,
    remove: (id) =>
      show(async () => {
        await items.remove(ENTRIES, id);
        return loadPage(offset);
      }),
  };
}

async function loadPage(offset: number): Promise<Page> {
  // Without `consistentRead`, Wix may still return an entry that was just deleted.
  const found = await items
    .query(ENTRIES)
    .descending('_createdDate', '_id')
    .skip(offset)
    .limit(PAGE_SIZE)
    .find({ returnTotalCount: true, consistentRead: true });
  // The last entry of the page was deleted.
  if (found.items.length === 0 && offset > 0) return loadPage(Math.max(0, offset - PAGE_SIZE));
  return { items: found.items, offset, total: found.totalCount ?? found.items.length };
}
