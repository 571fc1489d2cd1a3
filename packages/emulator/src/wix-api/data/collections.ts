import { z } from '@hono/zod-openapi';
import {
  type DataCollection,
  type DataField,
  fieldSchema,
  permissionsSchema,
  systemFields,
} from '../../model/data/collection-schema.js';
import { redefine } from '../../model/data/redefine.js';
import { newCollection } from '../../model/data/seeded-collection.js';
import { isAppOrUser } from '../on-site.js';
import { type Route, route } from '../route.js';
import type { DataContext } from './context.js';
import { DataError, invalidRequest } from './errors.js';
import { cutPage, pageOf } from './paging.js';
import { findCollection } from './permissions.js';
import { operation } from './request.js';
import { sorted, sortKey } from './sort.js';

const COLLECTIONS = '/wix-data/v2/collections';

/** The largest number of collections of a site. */
const MAX_COLLECTIONS = 1000;

const inputSchema = z.looseObject({
  id: z.string().min(1).max(256),
  displayName: z.string().nullish(),
  fields: z.array(fieldSchema),
  permissions: permissionsSchema,
  revision: z.string().nullish(),
});

const create = operation(z.object({ collection: inputSchema }), (context, { collection }) => {
  requirePrivileged(context);
  const { site, now } = context;
  const { id } = collection;
  if (site.find(id)) {
    throw new DataError(409, 'WDE0104', `The ${id} collection already exists.`);
  }
  if (site.collections.length >= MAX_COLLECTIONS) {
    throw invalidRequest(`A site may have ${MAX_COLLECTIONS} collections.`);
  }
  // A person has created it, if not the app by its extension.
  const { revision: _, ownerAppId: __, uniqueIndexes: ___, ...input } = collection;
  const fields = own(input.fields);
  const created = site.create(newCollection({ ...input, id, fields }, now));
  return { collection: wireCollection(created.definition) };
});

const byId = z.object({ dataCollectionId: z.string() });

const get = operation(byId, (context, { dataCollectionId }) => {
  const { definition } = findCollection(context, dataCollectionId);
  const isVisitor = context.caller.token.subjectType === 'VISITOR';
  return { collection: isVisitor ? publicCollection(definition) : wireCollection(definition) };
});

// In an address, every value is a text.
const number = z.coerce.number().int().optional();

const listRequest = z
  .looseObject({
    'paging.limit': number,
    'paging.offset': number,
    'sort.fieldName': z.string().optional(),
    'sort.order': z.enum(['ASC', 'DESC']).optional(),
  })
  .transform((query) => ({
    paging: { limit: query['paging.limit'], offset: query['paging.offset'] },
    key: sortKey(query['sort.fieldName'] || 'id', query['sort.order'] === 'DESC'),
  }));

const list = operation(listRequest, (context, { paging, key }) => {
  requirePrivileged(context);
  const all = context.site.collections.map(({ definition }) => wireCollection(definition));
  const page = pageOf({ paging }, null, z.null());
  const { results, pagingMetadata } = cutPage(sorted(all, [key, sortKey('id')]), page, true);
  const { cursors: _, ...offsets } = pagingMetadata;
  return { collections: results, pagingMetadata: offsets };
});

const update = operation(z.object({ collection: inputSchema }), (context, { collection }) => {
  requirePrivileged(context);
  const { revision, ...input } = collection;
  const found = findCollection(context, input.id);
  if (revision !== found.definition.revision) {
    throw new DataError(
      409,
      'WDE0178',
      `The revision of ${input.id} is ${found.definition.revision}, not ${revision ?? 'given'}.`,
    );
  }
  return changed(context, input.id, () => ({
    displayName: input.displayName,
    fields: own(input.fields),
    permissions: input.permissions,
  }));
});

const remove = operation(byId, (context, { dataCollectionId }) => {
  requirePrivileged(context);
  findCollection(context, dataCollectionId);
  context.site.delete(dataCollectionId);
  return {};
});

const fieldRequest = z.object({ dataCollectionId: z.string(), field: fieldSchema });

const createField = operation(fieldRequest, (context, { dataCollectionId, field }) =>
  changedField(context, dataCollectionId, field.key, (existing) => {
    if (existing || isSystemField(field))
      throw invalidRequest(`The field ${field.key} already exists.`);
    return [field];
  }),
);

const updateField = operation(fieldRequest, (context, { dataCollectionId, field }) =>
  changedField(context, dataCollectionId, field.key, (existing) => {
    if (!existing) throw invalidRequest(`There is no field ${field.key}.`);
    return [field];
  }),
);

const deleteField = operation(
  z.object({ dataCollectionId: z.string(), fieldKey: z.string() }),
  (context, { dataCollectionId, fieldKey }) =>
    changedField(context, dataCollectionId, fieldKey, (existing) => {
      if (!existing) throw invalidRequest(`There is no field ${fieldKey}.`);
      return [];
    }),
);

/** The operations on collections themselves. */
export const collectionRoutes = {
  'create-data-collection': route('POST', COLLECTIONS, create),
  'list-data-collections': route('GET', COLLECTIONS, list),
  'get-data-collection': route('GET', `${COLLECTIONS}/*`, get),
  'update-data-collection': route('PUT', COLLECTIONS, update),
  'delete-data-collection': route('DELETE', `${COLLECTIONS}/*`, remove),
  'create-data-collection-field': route('POST', `${COLLECTIONS}/create-field`, createField),
  'update-data-collection-field': route('POST', `${COLLECTIONS}/update-field`, updateField),
  'delete-data-collection-field': route('POST', `${COLLECTIONS}/delete-field`, deleteField),
} satisfies Readonly<Record<string, Route>>;

function requirePrivileged({ caller }: DataContext): void {
  if (isAppOrUser(caller)) return;
  throw new DataError(
    403,
    'WDE0027',
    'The current user does not have permissions to manage the collections of the site.',
  );
}

/** Changes a collection, and counts its revision up. */
function changed(
  context: DataContext,
  id: string,
  change: (before: DataCollection) => Partial<DataCollection>,
) {
  const collection = findCollection(context, id);
  const before = collection.definition;
  redefine(context.site, collection, {
    ...before,
    ...change(before),
    revision: String(Number(before.revision) + 1),
    updatedDate: new Date(context.now).toISOString(),
  });
  return { collection: wireCollection(collection.definition) };
}

function changedField(
  context: DataContext,
  id: string,
  key: string,
  replace: (existing: DataField | undefined) => readonly DataField[],
) {
  requirePrivileged(context);
  const { collection } = changed(context, id, ({ fields }) => {
    const index = fields.findIndex((field) => field.key === key);
    const replaced = replace(fields[index]);
    if (index < 0) return { fields: [...fields, ...replaced] };
    return { fields: fields.toSpliced(index, 1, ...replaced) };
  });
  return { dataCollection: collection };
}

/**
 * Leaves out the system fields, which an app sends back with the others.
 * @throws {DataError} If two fields have the same key.
 */
function own(fields: readonly DataField[]): readonly DataField[] {
  const seen = new Set<string>();
  for (const { key } of fields) {
    if (seen.has(key)) throw invalidRequest(`There are two fields with the key ${key}.`);
    seen.add(key);
  }
  return fields.filter((field) => !isSystemField(field));
}

function isSystemField({ key }: DataField): boolean {
  return systemFields.some((field) => field.key === key);
}

/** What a visitor may know of a collection: what a page needs to show its items. */
function publicCollection({ id, displayName, displayField, fields }: DataCollection) {
  return {
    id,
    displayName,
    displayField,
    fields: fields.map(({ key, displayName: name, type, typeMetadata }) => ({
      key,
      displayName: name,
      type,
      typeMetadata,
    })),
  };
}

function wireCollection({ uniqueIndexes: _, ...definition }: DataCollection) {
  return {
    collectionType: 'NATIVE',
    maxPageSize: 1000,
    pagingModes: ['OFFSET', 'CURSOR'],
    ...definition,
    fields: [...systemFields, ...definition.fields],
  };
}
