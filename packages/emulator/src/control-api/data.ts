import { createRoute, z } from '@hono/zod-openapi';
import { collectionSchema } from '../model/data/collection-schema.js';
import type { DataItem } from '../model/data/item.js';
import { toData } from '../model/data/to-data.js';
import { checkJson } from '../util/check-json.js';
import { isJsonObject, parseJson } from '../util/json.js';
import { requireInstance } from './instances.js';
import { body, createRouter, done, json, type Routes, refusals } from './router.js';

const extentSchema = z
  .enum(['all', 'own', 'none'])
  .openapi({ description: "On which items the caller may do it: all, the caller's own, or none." });

const listedSchema = z
  .object({
    definition: collectionSchema.readonly(),
    itemCount: z.int(),
    callerMay: z.object({
      read: extentSchema,
      insert: extentSchema,
      update: extentSchema,
      remove: extentSchema,
    }),
  })
  .openapi('ListedDataCollection');

const itemSchema = z.record(z.string(), z.unknown()).openapi('DataItem', {
  description:
    'An item. A date is `{ "$date": "<ISO 8601>" }`, and a multi-reference field is an array of ids.',
});

const params = z.object({
  id: z.string().openapi({ description: 'The instance, by key or id.', example: 'premium' }),
});

const collection = z.string().openapi({ description: 'The id of the collection.' });

const filterSchema = z
  .string()
  .transform((text, { addIssue }) => {
    const filter = parseJson(text);
    if (isJsonObject(filter)) return filter;
    addIssue('must be a JSON object, such as {"title":{"$contains":"plant"}}');
    return z.NEVER;
  })
  .optional()
  .openapi({
    type: 'string',
    description: "A JSON object in the query language of Wix's APIs. Default: all items.",
  });

const list = createRoute({
  method: 'get',
  path: '/instances/{id}/collections',
  operationId: 'listDataCollections',
  summary: "Lists the Wix Data collections of an instance's site, with what a caller may do.",
  tags: ['Data'],
  request: {
    params,
    query: z.object({
      as: z
        .string()
        .optional()
        .openapi({ description: 'The key of the caller; `visitor` if left out.' }),
    }),
  },
  responses: {
    200: json(z.object({ collections: z.array(listedSchema).readonly() }), 'The collections.'),
    ...refusals(400, 404),
  },
});

const find = createRoute({
  method: 'get',
  path: '/instances/{id}/items',
  operationId: 'findDataItems',
  summary: 'Finds items of a collection, newest first.',
  tags: ['Data'],
  request: {
    params,
    query: z.object({
      collection,
      filter: filterSchema,
      limit: z.coerce.number().pipe(z.int().min(1).max(1000)).optional(),
      offset: z.coerce.number().pipe(z.int().min(0)).optional(),
    }),
  },
  responses: {
    200: json(
      z.object({
        items: z.array(itemSchema).readonly(),
        total: z.int().openapi({ description: 'The number of items on all pages.' }),
      }),
      'The items.',
    ),
    ...refusals(400, 404),
  },
});

const writeSchema = z.strictObject({ collection, item: itemSchema });

const answers = { 200: json(itemSchema, 'The item.'), ...refusals(400, 404) };

const insert = createRoute({
  method: 'post',
  path: '/instances/{id}/items',
  operationId: 'insertDataItem',
  summary: "Inserts an item as the site's owner.",
  tags: ['Data'],
  request: { params, ...body(writeSchema) },
  responses: answers,
});

const update = createRoute({
  method: 'put',
  path: '/instances/{id}/items',
  operationId: 'updateDataItem',
  summary: "Replaces the item with the same `_id` as the site's owner.",
  tags: ['Data'],
  request: { params, ...body(writeSchema) },
  responses: answers,
});

// In the query, because an id in a path can't be "..".
const remove = createRoute({
  method: 'delete',
  path: '/instances/{id}/items',
  operationId: 'removeDataItem',
  summary: "Removes an item as the site's owner.",
  tags: ['Data'],
  request: {
    params,
    query: z.object({ collection, item: z.string().openapi({ description: 'Its `_id`.' }) }),
  },
  responses: { ...done, ...refusals(400, 404) },
});

/** Wix Data on the sites of the app's instances. */
export const dataRoutes: Routes = (emulator) => {
  const dataOf = (id: string) => emulator.data(requireInstance(emulator.instances, id).key);
  return createRouter()
    .openapi(list, (context) => {
      const data = dataOf(context.req.valid('param').id);
      const { as } = context.req.valid('query');
      return context.json({ collections: data.listCollections(as) }, 200);
    })
    .openapi(find, (context) => {
      const data = dataOf(context.req.valid('param').id);
      const { collection: collectionId, ...query } = context.req.valid('query');
      checkJson(query.filter, 'The filter');
      const { items, total } = data.find(collectionId, query);
      return context.json({ items: items.map(wireItem), total }, 200);
    })
    .openapi(insert, (context) => {
      const data = dataOf(context.req.valid('param').id);
      const { collection: collectionId, item } = context.req.valid('json');
      return context.json(wireItem(data.insert(collectionId, item)), 200);
    })
    .openapi(update, (context) => {
      const data = dataOf(context.req.valid('param').id);
      const { collection: collectionId, item } = context.req.valid('json');
      return context.json(wireItem(data.update(collectionId, item)), 200);
    })
    .openapi(remove, (context) => {
      const data = dataOf(context.req.valid('param').id);
      const { collection: collectionId, item } = context.req.valid('query');
      data.remove(collectionId, item);
      return context.body(null, 204);
    });
};

/** Returns an item as JSON, which has no dates. */
function wireItem(item: DataItem) {
  return toData(item, 'item');
}
