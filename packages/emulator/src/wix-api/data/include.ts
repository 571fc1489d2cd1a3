import { z } from '@hono/zod-openapi';
import type { Collection } from '../../model/data/collection.js';
import { type DataItem, idOf } from '../../model/data/item.js';
import { relationOf } from '../../model/data/relation.js';
import type { JsonObject } from '../../util/json.js';
import type { DataContext } from './context.js';
import { invalidRequest } from './errors.js';
import { project } from './item-fields.js';
import { allowed } from './permissions.js';

/** The number of included items per field, if the request names none. */
const DEFAULT_INCLUDED = 50;

/** The parts of a request that shape the items of its answer. */
export const shapeFields = {
  fields: z.array(z.string()).nullish(),
  includeReferences: z.array(z.object({ field: z.string(), limit: z.int().nullish() })).nullish(),
  /** The same, as `@wix/data` up to 1.0.184 sends it. */
  includeReferencedItems: z.array(z.string()).nullish(),
} as const;

const shapeSchema = z.object(shapeFields);

/** The parts of a request that shape the items of its answer. */
export type Shape = z.infer<typeof shapeSchema>;

/**
 * Creates the function that returns the items of an answer, with the referenced items that the
 * request includes and with the fields that it names.
 * @throws {DataError} If an included field refers to nothing, or the caller may not read what it
 *   refers to.
 */
export function shaper(
  context: DataContext,
  collection: Collection,
  { fields, includeReferences, includeReferencedItems }: Shape,
): (item: DataItem) => JsonObject {
  const included = [
    ...(includeReferences ?? []),
    ...(includeReferencedItems ?? []).map((field) => ({ field, limit: undefined })),
  ].map(({ field, limit }) => ({ field, read: includer(context, collection, field, limit) }));
  const paths = fields ?? [];
  return (item) => {
    const shaped = project(item, paths);
    if (included.length === 0) return shaped;
    return {
      ...shaped,
      ...Object.fromEntries(included.map(({ field, read }) => [field, read(item)])),
    };
  };
}

function includer(
  context: DataContext,
  collection: Collection,
  field: string,
  limit: number | null | undefined,
): (item: DataItem) => unknown {
  const relation = relationOf(context.site, collection, field);
  if (!relation) {
    throw invalidRequest(`The field ${field} of ${collection.definition.id} is no reference.`);
  }
  const { collection: other, allows } = allowed(context, relation.referencedCollectionId, 'read');
  const find = (id: string) => {
    const found = other.get(id);
    return found && allows(found) ? found : undefined;
  };
  if (relation.isMultiple) {
    return (item) =>
      relation
        .referencedIds(item)
        .slice(0, limit ?? DEFAULT_INCLUDED)
        .flatMap((id) => find(id) ?? []);
  }
  return (item) => {
    const id = idOf(item[field]);
    return (id === undefined ? undefined : find(id)) ?? item[field];
  };
}
