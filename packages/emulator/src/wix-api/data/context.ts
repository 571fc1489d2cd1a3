import type { DataItem } from '../../model/data/item.js';
import type { SiteData } from '../../model/data/site-data.js';
import type { EmulatorState } from '../../model/state.js';
import type { SiteCaller } from '../on-site.js';
import { noteChange } from '../store-writes.js';

/** What has happened to an item of a collection. */
type ItemChange = 'created' | 'updated' | 'deleted';

/** What an operation of Wix Data works with, beside its request. */
export interface DataContext {
  /** The data of the caller's site. */
  readonly site: SiteData;
  readonly caller: SiteCaller;
  /** The emulator's time, in milliseconds since the epoch. */
  readonly now: number;
  /** Notes what has happened to an item of a collection. */
  readonly note: (change: ItemChange, collectionId: string, item: DataItem) => void;
}

/**
 * Creates the context of an operation.
 * @param caller Whose permissions count.
 * @param author Who makes the changes. Default: the caller.
 */
export function dataContext(
  state: EmulatorState,
  caller: SiteCaller,
  author: SiteCaller = caller,
): DataContext {
  return {
    site: state.data.site(caller.appInstance.site.siteId),
    caller,
    now: state.clock.now(),
    note: (slug, dataCollectionId, { _id: id, ...fields }) => {
      // The event of a deletion has no contents.
      const contents = slug === 'deleted' ? {} : { data: { ...fields, _id: id } };
      noteChange(state, author, {
        entityType: 'wix.data.v2.data_item',
        entityId: id,
        slug,
        entity: { id, dataCollectionId, ...contents },
      });
    },
  };
}
