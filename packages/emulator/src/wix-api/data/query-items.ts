import { z } from '@hono/zod-openapi';
import { type Route, route } from '../route.js';
import { shapeFields, shaper } from './include.js';
import { itemField } from './item-fields.js';
import { cutPage, pageOf, pagingFields } from './paging.js';
import { allowed } from './permissions.js';
import {
  filterSchema,
  inRandomOrder,
  matching,
  ordered,
  selectionSchema,
  sortSchema,
} from './query.js';
import { operation } from './request.js';
import { compareValues } from './sort.js';
import { isEqual } from './values.js';
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

const query = operation(queryRequest, (context, request) => {
  const read = allowed(context, request.dataCollectionId, 'read');
  const { filter, sort, fields, ...paging } = request.query ?? {};
  const page = pageOf(paging, { filter, sort }, selectionSchema);
  const found = matching(context, read, page.query.filter);
  const items =
    request.sortMode === 'RANDOM'
      ? inRandomOrder(context, found, request.randomOptions?.seed)
      : ordered(found, page.query.sort);
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
  const simple = new Set<unknown>();
  const others: unknown[] = [];
  for (const value of values) {
    if (value === undefined || value === null) continue;
    if (typeof value !== 'object') simple.add(value);
    else if (!others.some((other) => isEqual(other, value))) others.push(value);
  }
  return [...simple, ...others];
}
