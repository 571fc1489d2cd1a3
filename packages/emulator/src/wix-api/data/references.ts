import { z } from '@hono/zod-openapi';
import type { DataItem } from '../../model/data/item.js';
import { type Relation, relationOf } from '../../model/data/relation.js';
import { type Route, route } from '../route.js';
import type { DataContext } from './context.js';
import { DataError, invalidRequest, noItem } from './errors.js';
import { project } from './item-fields.js';
import { cutPage, pageOf, pagingFields } from './paging.js';
import { allowed } from './permissions.js';
import { operation } from './request.js';
import { wireItem } from './wire-item.js';
import { requireItem } from './write-item.js';

const ITEMS = '/wix-data/v2/items';
const BULK = '/wix-data/v2/bulk/items';

const referenceSchema = z.object({
  referringItemFieldName: z.string(),
  referringItemId: z.string(),
  referencedItemId: z.string(),
});

/** A reference of one item to another. */
type Reference = Readonly<z.infer<typeof referenceSchema>>;

const collectionField = { dataCollectionId: z.string() } as const;

const oneRequest = z.object({ ...collectionField, dataItemReference: referenceSchema });

const manyRequest = z.object({
  ...collectionField,
  dataItemReferences: z.array(referenceSchema).max(1000),
});

const insertOne = operation(oneRequest, (context, { dataCollectionId, dataItemReference }) => {
  insertReference(context, dataCollectionId, dataItemReference);
  return { dataItemReference };
});

const removeOne = operation(oneRequest, (context, { dataCollectionId, dataItemReference }) => {
  removeReference(context, dataCollectionId, dataItemReference);
  return { dataItemReference };
});

const insertMany = operation(manyRequest, (context, request) =>
  each(context, request, 'INSERT', insertReference),
);

const removeMany = operation(manyRequest, (context, request) =>
  each(context, request, 'DELETE', removeReference),
);

const replaceRequest = z.object({
  ...collectionField,
  referringItemFieldName: z.string(),
  referringItemId: z.string(),
  newReferencedItemIds: z.array(z.string()).nullish(),
});

const replace = operation(replaceRequest, (context, { dataCollectionId, ...request }) => {
  const { referringItemFieldName, referringItemId, newReferencedItemIds } = request;
  const { relation, item } = forUpdate(context, dataCollectionId, request);
  const ids = [...new Set(newReferencedItemIds ?? [])];
  for (const id of ids) requireReferenced(context, relation, id);
  relation.setReferencedIds(item, ids);
  return {
    dataItemReferences: ids.map((referencedItemId) => ({
      referringItemFieldName,
      referringItemId,
      referencedItemId,
    })),
  };
});

const isReferenced = operation(
  referenceSchema.extend(collectionField),
  (context, { dataCollectionId, ...reference }) => {
    const read = allowed(context, dataCollectionId, 'read');
    const relation = requireRelation(context, dataCollectionId, reference.referringItemFieldName);
    const item = read.collection.get(reference.referringItemId);
    return {
      isReferenced: Boolean(
        item &&
          read.allows(item) &&
          relation.referencedIds(item).includes(reference.referencedItemId),
      ),
    };
  },
);

const referencedFields = {
  referringItemId: z.string().nullish(),
  referringItemIds: z.array(z.string()).nullish(),
  referringItemFieldName: z.string().nullish(),
  order: z.enum(['ASC', 'DESC']).nullish(),
} as const;

const referencedSchema = z.object(referencedFields);

const referencedRequest = z.object({
  ...collectionField,
  ...referencedFields,
  ...pagingFields,
  fields: z.array(z.string()).nullish(),
  returnTotalCount: z.boolean().nullish(),
});

const queryReferenced = operation(referencedRequest, (context, request) => {
  const { dataCollectionId, paging, cursorPaging, fields, returnTotalCount, ...query } = request;
  const page = pageOf({ paging, cursorPaging }, query, referencedSchema);
  const { referringItemId, referringItemIds, referringItemFieldName, order } = page.query;
  const read = allowed(context, dataCollectionId, 'read');
  const relation = requireRelation(context, dataCollectionId, referringItemFieldName ?? '');
  const other = allowed(context, relation.referencedCollectionId, 'read');
  const references = [...(referringItemIds ?? []), ...(referringItemId ? [referringItemId] : [])]
    .flatMap((id) => read.collection.get(id) ?? [])
    .filter(read.allows)
    .flatMap((item) =>
      relation.referencedIds(item).map((id) => ({ id, referringItemId: item._id })),
    );
  const inOrder = order === 'DESC' ? references.reverse() : references;
  const { results, pagingMetadata } = cutPage(inOrder, page, returnTotalCount ?? false);
  return {
    results: results.map(({ id, referringItemId: from }) => {
      const found = other.collection.get(id);
      if (!found || !other.allows(found)) {
        const unresolved = { referencedItemId: id, unauthorized: found !== undefined };
        return { referringItemId: from, unresolvedReference: unresolved };
      }
      const shape = (item: DataItem) => project(item, fields ?? []);
      return { referringItemId: from, dataItem: wireItem(other, found, shape) };
    }),
    pagingMetadata,
  };
});

/** The operations on references between items. */
export const referenceRoutes = {
  'insert-data-item-reference': route('POST', `${ITEMS}/insert-reference`, insertOne),
  'remove-data-item-reference': route('POST', `${ITEMS}/remove-reference`, removeOne),
  'bulk-insert-data-item-references': route('POST', `${BULK}/insert-references`, insertMany),
  'bulk-remove-data-item-references': route('POST', `${BULK}/remove-references`, removeMany),
  'replace-data-item-references': route('POST', `${ITEMS}/replace-references`, replace),
  'is-referenced-data-item': route('POST', `${ITEMS}/is-referenced`, isReferenced),
  'query-referenced-data-items': route('POST', `${ITEMS}/query-referenced`, queryReferenced),
} satisfies Readonly<Record<string, Route>>;

function insertReference(context: DataContext, collectionId: string, reference: Reference): void {
  const { relation, item } = forUpdate(context, collectionId, reference);
  const id = reference.referencedItemId;
  const ids = relation.referencedIds(item);
  if (ids.includes(id)) {
    const message = `Item [${item._id}] already refers to item [${id}].`;
    throw new DataError(409, 'WDE0029', message);
  }
  requireReferenced(context, relation, id);
  relation.setReferencedIds(item, relation.isMultiple ? [...ids, id] : [id]);
}

function removeReference(context: DataContext, collectionId: string, reference: Reference): void {
  const { relation, item } = forUpdate(context, collectionId, reference);
  const ids = relation.referencedIds(item);
  const rest = ids.filter((id) => id !== reference.referencedItemId);
  if (rest.length < ids.length) relation.setReferencedIds(item, rest);
}

function forUpdate(
  context: DataContext,
  collectionId: string,
  { referringItemFieldName, referringItemId }: Omit<Reference, 'referencedItemId'>,
): { readonly relation: Relation; readonly item: DataItem } {
  const collection = allowed(context, collectionId, 'update');
  const relation = requireRelation(context, collectionId, referringItemFieldName);
  return { relation, item: requireItem(collection, referringItemId, 'update') };
}

function requireRelation(context: DataContext, collectionId: string, field: string): Relation {
  const collection = context.site.find(collectionId);
  const relation = collection && relationOf(context.site, collection, field);
  if (relation) return relation;
  const message = `Provided property [${field}] is not a multi-reference field.`;
  throw new DataError(400, 'WDE0020', message);
}

function requireReferenced({ site }: DataContext, relation: Relation, id: string): void {
  const { referencedCollectionId } = relation;
  const other = site.find(referencedCollectionId);
  if (!other) throw invalidRequest(`The collection ${referencedCollectionId} does not exist.`);
  if (!other.get(id)) throw noItem(id, referencedCollectionId);
}

function each(
  context: DataContext,
  { dataCollectionId, dataItemReferences }: z.infer<typeof manyRequest>,
  action: 'INSERT' | 'DELETE',
  change: (context: DataContext, collectionId: string, reference: Reference) => void,
) {
  allowed(context, dataCollectionId, 'update');
  // The SDK ignores the results of single references, so that these errors end the whole request.
  for (const { referringItemFieldName } of dataItemReferences) {
    requireRelation(context, dataCollectionId, referringItemFieldName);
  }
  const results = dataItemReferences.map((dataItemReference, originalIndex) => {
    try {
      change(context, dataCollectionId, dataItemReference);
      return { action, referenceMetadata: { originalIndex, success: true }, dataItemReference };
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      const { applicationError } = error;
      const referenceMetadata = { originalIndex, success: false, error: applicationError };
      return { action, referenceMetadata };
    }
  });
  const totalSuccesses = results.filter((one) => one.referenceMetadata.success).length;
  return {
    results,
    bulkActionMetadata: { totalSuccesses, totalFailures: results.length - totalSuccesses },
  };
}
