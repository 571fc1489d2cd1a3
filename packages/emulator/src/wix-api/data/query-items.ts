import { z } from '@hono/zod-openapi';
import { type Route, route } from '../route.js';
import { shapeFields, shaper } from './include.js';
import { itemField } from './item-fields.js';
import { cutPage, pageOf, pagingFields } from './paging.js';
import { allowed } from './permissions.js';
import { filterSchema, matching, ordered, selectionSchema, sortSchema } from './query.js';
import { operation } from './request.js';
import { shuffled } from './shuffle.js';
import { compareValues } from './sort.js';
import { isEmpty, valueKey } from './values.js';
import { wireItem } from './wire-item.js';

const ITEMS = '/wix-data/v2/items';

const queryRequest = z.object({
  dataCollectionId: z.string(),
  query: z
    .object({ ...pagingFields, filter: filterSchema, sort: sortSchema, fields: shapeFields.fields })
    .nullish(),
  includeReferences: shapeFields.includeReferences,
  includeReferencedItems: shapeFields.includeReferencedItems,
  returnTotalCount: z.boolean().nullish(),
  sortMode: z.string().nullish(),
  randomOptions: z.object({ seed: z.number().nullish() }).nullish(),
});

// A cursor carries the seed of a random order, so that no item is on two pages.
const querySchema = selectionSchema.extend({ randomSeed: z.number().optional() });

const query = operation(queryRequest, (context, request) => {
  const read = allowed(context, request.dataCollectionId, 'read');
  const { filter, sort, fields, ...paging } = request.query ?? {};
  const isRandom = request.sortMode === 'RANDOM';
  // Without a seed, the order depends on the time.
  const randomSeed = isRandom ? (request.randomOptions?.seed ?? context.now) : undefined;
  const page = pageOf(paging, { filter, sort, randomSeed }, querySchema);
  const found = matching(context, read, page.query.filter);
  const items =
    page.query.randomSeed === undefined
      ? ordered(found, page.query.sort)
      : shuffled(found, page.query.randomSeed);
  const { results, pagingMetadata } = cutPage(items, page, request.returnTotalCount ?? false);
  const shape = shaper(context, read.collection, { ...request, fields });
  return { dataItems: results.map((item) => wireItem(read, item, shape)), pagingMetadata };
});

const countRequest = z.object({ dataCollectionId: z.string(), filter: filterSchema });

const count = operation(countRequest, (context, { dataCollectionId, filter }) => ({
  totalCount: matching(context, allowed(context, dataCollectionId, 'read'), filter).length,
}));

const distinctFields = {
  fieldName: z.string().nullish(),
  filter: filterSchema,
  order: z.enum(['ASC', 'DESC']).nullish(),
} as const;

const distinctSchema = z.object(distinctFields);

const distinctRequest = z.object({
  ...distinctFields,
  ...pagingFields,
  dataCollectionId: z.string(),
  returnTotalCount: z.boolean().nullish(),
});

const distinct = operation(distinctRequest, (context, request) => {
  const { fieldName, filter, order } = request;
  const page = pageOf(request, { fieldName, filter, order }, distinctSchema);
  const read = itemField(page.query.fieldName ?? '');
  const found = matching(
    context,
    allowed(context, request.dataCollectionId, 'read'),
    page.query.filter,
  );
  // The elements of an array count one by one, as they do in a filter.
  const values = distinctValues(found.flatMap((item) => read(item)));
  const sign = page.query.order === 'DESC' ? -1 : 1;
  const sorted = values.sort((one, other) => sign * compareValues(one, other));
  const { results, pagingMetadata } = cutPage(sorted, page, request.returnTotalCount ?? false);
  return { distinctValues: results, pagingMetadata };
});

/** The operations that search items. */
export const queryRoutes = {
  'query-data-items': {
    endpoints: [
      ...route('POST', `${ITEMS}/query`, query).endpoints,
      ...route('GET', `${ITEMS}/query`, query).endpoints,
    ],
    answer: query,
  },
  'count-data-items': route('POST', `${ITEMS}/count`, count),
  'query-distinct-values': route('POST', `${ITEMS}/query-distinct-values`, distinct),
} satisfies Readonly<Record<string, Route>>;

function distinctValues(values: readonly unknown[]): unknown[] {
  const found = new Map<string, unknown>();
  for (const value of values) {
    if (isEmpty(value)) continue;
    const key = valueKey(value);
    if (!found.has(key)) found.set(key, value);
  }
  return [...found.values()];
}
