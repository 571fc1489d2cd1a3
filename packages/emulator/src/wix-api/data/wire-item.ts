import type { DataItem } from '../../model/data/item.js';
import type { JsonObject } from '../../util/json.js';
import type { AllowedCollection } from './permissions.js';

/**
 * Returns an item as the SDK reads it.
 * @param shape Returns the contents of the item. Default: all of it.
 */
export function wireItem(
  { collection }: Pick<AllowedCollection, 'collection'>,
  item: DataItem,
  shape: (item: DataItem) => JsonObject = (whole) => whole,
) {
  return { id: item._id, dataCollectionId: collection.definition.id, data: shape(item) };
}
