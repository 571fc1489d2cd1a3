import type { Caller } from 'wix-astro-web-methods/server';
import type { Entry } from '../shared/entry';

/** The parts of an item that the app uses. `author` is the caller's id. Wix Data does not enforce the types of fields. */
interface EntryItem {
  readonly _id: string;
  readonly _createdDate?: Date | undefined;
  readonly author?: unknown;
  readonly name?: unknown;
  readonly message?: unknown;
}

type Person = Pick<Caller, 'subjectType' | 'subjectId'>;

/**
 * Tells whether a caller may delete an item: its author may, and so may the Wix users of the site.
 * @param item An item of the collection.
 * @param caller The verified caller of the web method.
 */
export function canRemove({ author }: EntryItem, { subjectType, subjectId }: Person): boolean {
  return subjectType === 'USER' || author === subjectId;
}

/**
 * Returns what a caller may see of an item. The author's id stays on the server.
 * @param item An item of the collection.
 * @param caller The verified caller of the web method.
 */
export function toEntry(item: EntryItem, caller: Person): Entry {
  return {
    id: item._id,
    name: String(item.name ?? ''),
    message: String(item.message ?? ''),
    signedAt: (item._createdDate ?? new Date(0)).toISOString(),
    canRemove: canRemove(item, caller),
  };
}
