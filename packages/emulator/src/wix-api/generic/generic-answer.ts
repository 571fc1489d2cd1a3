import { z } from '@hono/zod-openapi';
import type { Entity } from '../../model/entities/entities.js';
import type { EmulatorState } from '../../model/state.js';
import { isJsonObject, type JsonObject } from '../../util/json.js';
import type { WixCall } from '../call.js';
import { compileFilter, FilterError } from '../data/matcher.js';
import { sorted, sortKey } from '../data/sort.js';
import { onSite } from '../on-site.js';
import { bulkAnswer } from './bulk-answer.js';
import type { CalledMethod } from './catalogue.js';
import { EntityCollection } from './entity-collection.js';
import { readMask } from './field-mask.js';
import { GenericError, notEmulated } from './generic-error.js';
import { cutPage, pageOf, pagingSchema, type Selection, selectionSchema } from './paging.js';
import { readRequest } from './read-request.js';
import { HARMLESS, type StandardMethod } from './standard-method.js';

/**
 * Answers a standard method of any Wix API for the site of the caller: returns what was created or
 * seeded, in the shape of the app's own SDK. It knows no defaults, no rules and no permissions.
 */
export function genericAnswer(
  state: EmulatorState,
  call: WixCall,
  { method, pathValues }: CalledMethod,
): Response {
  return onSite(state, call, (caller) => {
    const collection = new EntityCollection(state, caller, method);
    try {
      return Response.json(answerOf(method, collection, readRequest(call), pathValues));
    } catch (error) {
      if (error instanceof GenericError) return error.response;
      throw error;
    }
  });
}

function answerOf(
  method: StandardMethod,
  collection: EntityCollection,
  request: JsonObject,
  pathValues: readonly string[],
): JsonObject {
  const { verb, requestField, responseField = '', pagingField } = method;
  checkNothingIsLost(method, request);
  const id = pathValues.at(-1) ?? idIn(request, method.idPath);
  const entityAnswer = (entity: Entity) =>
    method.responseField === undefined ? { id: entity.id } : { [responseField]: entity };
  switch (verb) {
    case 'create':
      return entityAnswer(collection.create(contentOf(request, requestField)));
    case 'get':
      return entityAnswer(collection.get(id));
    case 'update':
      return entityAnswer(
        collection.update(id, contentOf(request, requestField), readMask(request, method)),
      );
    case 'delete':
      collection.delete(id, request.revision);
      return {};
    case 'query':
    case 'search':
    case 'list': {
      const { page, position } = select(collection, queryOf(request, verb));
      return { [responseField]: page, ...(pagingField && { [pagingField]: position }) };
    }
    case 'count':
      return { [responseField]: matching(collection, queryOf(request, 'count').filter).length };
    default:
      return bulkAnswer(method, verb, collection, request);
  }
}

/**
 * Finds the id of an entity in a request without one in its path.
 * @throws {GenericError} If there is none, as for settings of which a site has only one.
 */
function idIn(request: JsonObject, path: readonly string[]): string {
  let value: unknown = request;
  for (const key of path) value = isJsonObject(value) ? value[key] : undefined;
  if (typeof value === 'string' && value !== '') return value;
  if (path.length === 0) return '';
  throw notEmulated(`a request without "${path.join('.')}"`);
}

/**
 * Checks that a request to create or to update has nothing that would not be stored, such as the
 * items that are to be added to a cart. The effects of flags are not known, and are left out.
 * @throws {GenericError} If it has.
 */
function checkNothingIsLost({ verb, entity, ...method }: StandardMethod, request: JsonObject) {
  if (!/create$|update$/i.test(verb)) return;
  const { requestField } = method;
  const isStored = (key: string) => requestField === undefined && entity.has(key);
  const lost = Object.entries(request)
    .filter(([key, value]) => {
      if (key === requestField || isStored(key) || HARMLESS.test(key) || /Id$/.test(key))
        return false;
      return !isNothing(value) && (value !== true || key === 'dryRun');
    })
    .map(([key]) => `"${key}"`);
  if (lost.length > 0) throw notEmulated(lost.join(', '));
}

/** The content of an entity in a request: a field of its own, or the request itself. */
function contentOf(request: JsonObject, field: string | undefined): JsonObject {
  const content = field === undefined ? request : request[field];
  if (isJsonObject(content)) return content;
  throw new GenericError(400, 'INVALID_ARGUMENT', `The field "${field}" is missing.`);
}

const querySchema = pagingSchema.extend(selectionSchema.shape);

type Query = z.infer<typeof querySchema>;

/**
 * Reads what a request selects.
 * @throws {GenericError} If the request selects in a way that the engine does not know.
 */
function queryOf(request: JsonObject, verb: 'query' | 'search' | 'list' | 'count'): Query {
  const field = verb === 'list' || verb === 'count' ? undefined : verb;
  const inner = field === undefined ? request : (request[field] ?? {});
  const rest = field === undefined ? {} : { ...request, [field]: undefined };
  const { success, data, error } = querySchema.safeParse(withSortList(inner));
  if (!success) {
    throw new GenericError(400, 'INVALID_ARGUMENT', z.prettifyError(error));
  }
  const unknown = [...Object.entries(isJsonObject(inner) ? inner : {}), ...Object.entries(rest)]
    .filter(([key, value]) => !isKnown(key) && !isNothing(value))
    .map(([key]) => key);
  if (unknown.length > 0) {
    throw notEmulated(unknown.map((key) => `"${key}"`).join(', '));
  }
  return data;
}

function isKnown(key: string): boolean {
  return Object.hasOwn(querySchema.shape, key) || key === 'sorting' || HARMLESS.test(key);
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  return typeof value === 'object' && Object.values(value).every(isNothing);
}

/** Methods that list take one field to sort by. */
function withSortList(query: unknown): unknown {
  if (!isJsonObject(query)) return query;
  const sort = query.sort ?? query.sorting;
  return { ...query, sort: isJsonObject(sort) ? (isNothing(sort) ? [] : [sort]) : sort };
}

function select(collection: EntityCollection, { filter, sort, ...paging }: Query) {
  const page = pageOf(paging, { filter, sort });
  const found = matching(collection, page.selection.filter);
  const keys = (page.selection.sort ?? []).map(({ fieldName, order }) =>
    sortKey(fieldName, order === 'DESC'),
  );
  return cutPage(sorted(found, keys), page);
}

function matching({ all }: EntityCollection, filter: Selection['filter']): readonly Entity[] {
  try {
    return all.filter(compileFilter(filter));
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    throw new GenericError(400, 'INVALID_ARGUMENT', `Invalid filter: ${error.message}`);
  }
}
