import type { Operation } from './operation.js';

const ASSUMED =
  'The HTTP statuses of errors are assumptions, and so is `WDE0027` for an item of another author. No data hooks run, the option `language` has no effect, and the option `condition` is refused.';

const REFERENCES =
  'The HTTP statuses of errors are assumptions, and so is the order without a date of reference.';

const QUERY =
  'No data hooks run. Three things are assumptions: a comparison with `$gt`, `$lt` and the like never matches an item without the field; `$exists` matches a field that is null; a cursor is a position, so that it may skip or repeat an item when others are inserted or removed.';

const AGGREGATE =
  'The answer without a group, the values of empty groups, and the order of unsorted groups are assumptions.';

const COLLECTIONS =
  'Only the app and the Wix users of the site may call it. Indexes, plugins and special permissions are not emulated, and the HTTP statuses of errors are assumptions.';

/** The operations of Wix Data. */
export const dataOperations = [
  partial('insert-data-item', 'insert an item', ASSUMED),
  partial('get-data-item', 'get an item', ASSUMED),
  partial('update-data-item', 'replace an item', ASSUMED),
  partial('save-data-item', 'insert or replace an item', ASSUMED),
  partial('patch-data-item', 'change fields of an item', ASSUMED),
  partial('remove-data-item', 'remove an item', ASSUMED),
  partial('truncate-data-items', 'remove all items of a collection', ASSUMED),
  partial('query-data-items', 'query items', QUERY),
  partial('count-data-items', 'count items', QUERY),
  partial('query-distinct-values', 'query distinct values', QUERY),
  partial('aggregate-data-items', 'aggregate items', AGGREGATE),
  partial('bulk-insert-data-items', 'insert many items', ASSUMED),
  partial('bulk-update-data-items', 'replace many items', ASSUMED),
  partial('bulk-save-data-items', 'insert or replace many items', ASSUMED),
  partial('bulk-patch-data-items', 'change fields of many items', ASSUMED),
  partial('bulk-remove-data-items', 'remove many items', ASSUMED),
  partial('insert-data-item-reference', 'add a reference', REFERENCES),
  partial('remove-data-item-reference', 'remove a reference', REFERENCES),
  partial('bulk-insert-data-item-references', 'add references', REFERENCES),
  partial('bulk-remove-data-item-references', 'remove references', REFERENCES),
  partial('replace-data-item-references', 'replace references', REFERENCES),
  partial('is-referenced-data-item', 'check a reference', REFERENCES),
  partial('query-referenced-data-items', 'query referenced items', REFERENCES),
  partial('create-data-collection', 'create a collection', COLLECTIONS),
  partial('list-data-collections', 'list collections', COLLECTIONS),
  partial('get-data-collection', 'get a collection', COLLECTIONS),
  partial('update-data-collection', 'update a collection', COLLECTIONS),
  partial('delete-data-collection', 'delete a collection', COLLECTIONS),
  partial('create-data-collection-field', 'add a field to a collection', COLLECTIONS),
  partial('update-data-collection-field', 'update a field of a collection', COLLECTIONS),
  partial('delete-data-collection-field', 'delete a field of a collection', COLLECTIONS),
];

function partial<Id extends string>(id: Id, title: string, missing: string) {
  return {
    id,
    title: `Wix Data: ${title}`,
    missing,
  } as const satisfies Operation;
}
