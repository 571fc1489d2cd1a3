import { z } from '@hono/zod-openapi';
import type { DataItem } from '../../model/data/item.js';
import { relationOf } from '../../model/data/relation.js';
import type { DataContext } from './context.js';
import { type DataError, invalidRequest } from './errors.js';
import { itemField } from './item-fields.js';
import { compileFilter, FilterError, type Matcher } from './matcher.js';
import type { AllowedCollection } from './permissions.js';
import { type SortKey, sorted, sortKey } from './sort.js';

/** A filter of items. It is checked when it is compiled. */
export const filterSchema = z.record(z.string(), z.unknown()).nullish();

/** The fields to sort by. */
export const sortSchema = z
  .array(z.object({ fieldName: z.string(), order: z.enum(['ASC', 'DESC']).nullish() }))
  .nullish();

/** What selects and orders items. */
export const selectionSchema = z.object({ filter: filterSchema, sort: sortSchema });

/** What selects and orders items. */
export type Selection = z.infer<typeof selectionSchema>;

/** Without another order, the newest items come first. */
const newestFirst = [sortKey('_createdDate', true)];

/**
 * Compiles a filter of items.
 * @param reader Creates the function that reads a field.
 * @throws {DataError} If it is no filter.
 */
export function itemMatcher(filter: Selection['filter'], reader = itemField): Matcher {
  try {
    return compileFilter(filter, { reader });
  } catch (error) {
    if (error instanceof FilterError) throw invalidFilter(error);
    throw error;
  }
}

/**
 * Returns the items of a collection that the caller may see and that match a filter, oldest first. A
 * multi-reference field has the ids of the referenced items.
 * @throws {DataError} If it is no filter.
 */
export function matching(
  context: DataContext,
  { collection, allows }: AllowedCollection,
  filter: Selection['filter'],
): readonly DataItem[] {
  const matches = itemMatcher(filter, (path) => {
    const relation = relationOf(context.site, collection, path.replace(/^data\./, ''));
    if (!relation?.isMultiple) return itemField(path);
    return ({ _id }) => relation.referencedIds({ _id: String(_id) });
  });
  return collection.items.filter((item) => allows(item) && matches(item));
}

/** Sorts items as a request wants them. Without a sort, the newest come first. */
export function ordered(items: readonly DataItem[], sort: Selection['sort']): readonly DataItem[] {
  if (!sort || sort.length === 0) return sorted(items.toReversed(), newestFirst);
  return sorted(items, sortKeys(sort));
}

/**
 * Creates the keys to sort items by.
 * @param reader Creates the function that reads a field.
 */
export function sortKeys(
  sort: NonNullable<Selection['sort']>,
  reader = itemField,
): readonly SortKey[] {
  return sort.map(({ fieldName, order }) => sortKey(fieldName, order === 'DESC', reader));
}

function invalidFilter({ message }: FilterError): DataError {
  return invalidRequest(`Invalid filter: ${message}`);
}
