/** The id of the collection: the app's namespace in `wix.config.json`, and the collection's suffix. */
export const ENTRIES = '@example/data/entries';

/** The largest number of characters in a name. */
export const MAX_NAME_LENGTH = 60;

/** The largest number of characters in a message. */
export const MAX_MESSAGE_LENGTH = 500;

/** An entry as every visitor may see it. It does not tell who wrote it. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly message: string;
  /** ISO 8601. */
  readonly signedAt: string;
  /** Whether the caller may delete it. */
  readonly canRemove: boolean;
}

/** The last entry of a page, after which the next page starts. */
export type Position = Pick<Entry, 'id' | 'signedAt'>;

/** A page of the guest book, the newest entry first. */
export interface EntryPage {
  readonly entries: readonly Entry[];
  /** To get the next page. The last page has none. */
  readonly next?: Position;
}
