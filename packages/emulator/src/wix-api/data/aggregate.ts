import { z } from '@hono/zod-openapi';
import type { DataItem } from '../../model/data/item.js';
import { isJsonObject, type JsonObject } from '../../util/json.js';
import { type Route, route } from '../route.js';
import { itemField } from './item-fields.js';
import { cutPage, pageOf, pagingFields } from './paging.js';
import { allowed } from './permissions.js';
import { filterSchema, itemMatcher, matching, sortKeys, sortSchema } from './query.js';
import { operation } from './request.js';
import { compareValues, sorted } from './sort.js';
import { comparable, type ReadField, valueKey } from './values.js';

const ofField = z.object({ itemFieldName: z.string() }).nullish();

const calculationSchema = z.object({
  resultFieldName: z.string(),
  sum: ofField,
  average: ofField,
  min: ofField,
  max: ofField,
  itemCount: z.object({}).nullish(),
});

/** A value to calculate from the items of a group. */
type Calculation = z.infer<typeof calculationSchema>;

const aggregationFields = {
  initialFilter: filterSchema,
  aggregation: z
    .object({
      groupingFields: z.array(z.string()).nullish(),
      operations: z.array(calculationSchema).nullish(),
    })
    .nullish(),
  finalFilter: filterSchema,
  sort: sortSchema,
} as const;

const aggregationSchema = z.object(aggregationFields);

const request = z.object({
  ...aggregationFields,
  ...pagingFields,
  dataCollectionId: z.string(),
  returnTotalCount: z.boolean().nullish(),
});

const aggregate = operation(request, (context, { dataCollectionId, returnTotalCount, ...rest }) => {
  const { paging, cursorPaging, ...query } = rest;
  const page = pageOf({ paging, cursorPaging }, query, aggregationSchema);
  const { initialFilter, aggregation, finalFilter, sort } = page.query;
  const found = matching(context, allowed(context, dataCollectionId, 'read'), initialFilter);
  const groupingFields = aggregation?.groupingFields ?? [];
  const calculations = aggregation?.operations ?? [];
  const matches = itemMatcher(finalFilter, rowField);
  const rows = groupItems(found, groupingFields)
    .map(({ values, items }) => ({
      values,
      result: Object.fromEntries(
        calculations.map((one) => [one.resultFieldName, calculate(one, items)]),
      ),
    }))
    .filter(matches);
  const ordered = sort ? sorted(rows, sortKeys(sort, rowField)) : rows;
  const { results, pagingMetadata } = cutPage(ordered, page, returnTotalCount ?? false);
  return {
    results: results.map(({ values, result }) =>
      groupingFields.length > 0 ? { _id: values, ...result } : result,
    ),
    pagingMetadata,
  };
});

/** The operation that calculates values from groups of items. */
export const aggregateRoutes = {
  'aggregate-data-items': route('POST', '/wix-data/v2/items/aggregate', aggregate),
} satisfies Readonly<Record<string, Route>>;

/**
 * Creates the function that reads a field of a row, which a filter or a sort names: a calculated field
 * or a grouping field. Such a name may have dots, as `address.city` has.
 */
function rowField(name: string): ReadField {
  const read = itemField(name);
  return ({ values, result }) => {
    for (const fields of [result, values]) {
      if (!isJsonObject(fields)) continue;
      const value = Object.hasOwn(fields, name) ? fields[name] : read(fields);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

/** The items that have the same values in the grouping fields. */
interface Group {
  readonly values: JsonObject;
  readonly items: DataItem[];
}

/** Groups items, in the order of each group's first item. */
function groupItems(items: readonly DataItem[], fields: readonly string[]): readonly Group[] {
  const readers = fields.map((field) => [field, itemField(field)] as const);
  const groups = new Map<string, Group>();
  for (const item of items) {
    const values = Object.fromEntries(readers.map(([field, read]) => [field, read(item) ?? null]));
    const key = valueKey(values);
    const group = groups.get(key) ?? { values, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function calculate({ sum, average, min, max }: Calculation, items: readonly DataItem[]): unknown {
  const valuesOf = (field: { itemFieldName: string }) => items.map(itemField(field.itemFieldName));
  if (sum) return total(numbers(valuesOf(sum)));
  if (average) {
    const found = numbers(valuesOf(average));
    return found.length > 0 ? total(found) / found.length : null;
  }
  if (min) return extreme(valuesOf(min), -1);
  if (max) return extreme(valuesOf(max), 1);
  return items.length;
}

function numbers(values: readonly unknown[]): readonly number[] {
  return values.filter((value) => typeof value === 'number');
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Returns the largest value, or the smallest one with the sign -1. */
function extreme(values: readonly unknown[], sign: 1 | -1): unknown {
  let found: unknown = null;
  for (const value of values) {
    if (!comparable(value)) continue;
    if (found === null || sign * compareValues(value, found) > 0) found = value;
  }
  return found;
}
