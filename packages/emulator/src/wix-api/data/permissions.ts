import type { Collection } from '../../model/data/collection.js';
import type { DataAction, DataPermissions } from '../../model/data/collection-schema.js';
import type { Extent } from '../../model/data/instance-data.js';
import type { DataItem } from '../../model/data/item.js';
import { isAppOrUser, type SiteCaller } from '../on-site.js';
import type { DataContext } from './context.js';
import { noCollection, noPermission } from './errors.js';

/** A collection, with the items on which the caller may perform an action. */
export interface AllowedCollection {
  readonly collection: Collection;
  /** Whether the caller may perform the action on an item. */
  readonly allows: (item: DataItem) => boolean;
}

/**
 * Finds a collection on which the caller may perform an action. The app itself and the site's Wix
 * users may do everything, as on Wix.
 * @throws {DataError} `WDE0025` if there is no such collection, `WDE0027` if the caller may not
 *   perform the action on any item.
 */
export function allowed(context: DataContext, id: string, action: DataAction): AllowedCollection {
  const collection = findCollection(context, id);
  const { caller } = context;
  const extent = extentOf(caller, collection.definition.permissions, action);
  if (extent === 'none') throw noPermission(action, id);
  const own = caller.token.subjectId;
  return { collection, allows: extent === 'all' ? () => true : ({ _owner }) => _owner === own };
}

/**
 * Finds a collection.
 * @throws {DataError} `WDE0025` if there is none.
 */
export function findCollection({ site }: DataContext, id: string): Collection {
  const collection = site.find(id);
  if (collection) return collection;
  throw noCollection(
    id,
    site.collections.map(({ definition }) => definition.id),
  );
}

/** Returns on which items of a collection a caller may perform an action. */
export function extentOf(
  caller: SiteCaller,
  permissions: DataPermissions,
  action: DataAction,
): Extent {
  const role = permissions[action];
  if (isAppOrUser(caller) || role === 'ANYONE') return 'all';
  if (caller.token.subjectType !== 'MEMBER' || role === 'ADMIN') return 'none';
  // Whoever inserts an item becomes its author.
  return role === 'SITE_MEMBER' || action === 'insert' ? 'all' : 'own';
}
