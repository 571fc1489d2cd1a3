import { items } from '@wix/data';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';
import { getCaller, validated, WebMethodError } from 'wix-astro-web-methods/server';
import { z } from 'zod';
import {
  ENTRIES,
  type Entry,
  type EntryPage,
  MAX_MESSAGE_LENGTH,
  MAX_NAME_LENGTH,
} from '../shared/entry';
import { canRemove, toEntry } from './to-entry';

/** The number of entries on a page. */
const PAGE_SIZE = 10;

// As the app itself: the collection refuses the callers of these methods, visitors and members.
const queryAsApp = auth.elevate(items.query);
const getAsApp = auth.elevate(items.get);
const insertAsApp = auth.elevate(items.insert);
const removeAsApp = auth.elevate(items.remove);

const entryId = z.string().min(1).max(100);

const pageSchema = z.object({
  after: z
    .object({ id: entryId, signedAt: z.iso.datetime().transform((text) => new Date(text)) })
    .optional(),
});

/**
 * Lists a page of the guest book.
 * @param after The last entry of the previous page. Default: the first page.
 */
export const listEntries = webMethod(
  Permissions.Anyone,
  validated(pageSchema, async ({ after }): Promise<EntryPage> => {
    let query = queryAsApp(ENTRIES);
    if (after) {
      // Not `skip()`: new entries would move the pages while a visitor reads them.
      const sameTime = queryAsApp(ENTRIES).eq('_createdDate', after.signedAt).lt('_id', after.id);
      query = query.lt('_createdDate', after.signedAt).or(sameTime);
    }
    const found = await query.descending('_createdDate', '_id').limit(PAGE_SIZE).find();
    const caller = await getCaller();
    const entries = found.items.map((item) => toEntry(item, caller));
    const last = found.hasNext() ? entries.at(-1) : undefined;
    return { entries, ...(last && { next: { id: last.id, signedAt: last.signedAt } }) };
  }),
);

const newEntrySchema = z.object({
  name: z.string().trim().min(1).max(MAX_NAME_LENGTH),
  message: z.string().trim().min(1).max(MAX_MESSAGE_LENGTH),
});

/** Adds an entry. The caller becomes its author. */
export const signGuestBook = webMethod(
  Permissions.Anyone,
  validated(newEntrySchema, async ({ name, message }): Promise<Entry> => {
    const caller = await getCaller();
    // Not `_owner`: it names the app, which inserts the item.
    const item = await insertAsApp(ENTRIES, { name, message, author: caller.subjectId });
    return toEntry(item, caller);
  }),
);

/**
 * Deletes an entry of the caller. The Wix users of the site may delete any entry.
 * @throws {WebMethodError} `NOT_AUTHOR` if the caller may not delete the entry.
 */
export const removeEntry = webMethod(
  Permissions.Anyone,
  validated(z.object({ id: entryId }), async ({ id }): Promise<void> => {
    const item = await getAsApp(ENTRIES, id, { consistentRead: true });
    // Somebody else has deleted it.
    if (!item) return;
    if (!canRemove(item, await getCaller())) {
      throw new WebMethodError('NOT_AUTHOR', 'Only the author may delete an entry.', {
        status: 403,
      });
    }
    await removeAsApp(ENTRIES, id);
  }),
);
