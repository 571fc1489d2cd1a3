import type { SdkMethod } from './sdk-package.js';
import type { Fields } from './sdk-types.js';

/** What a standard method does with the entities of its type. */
type StandardVerb =
  | 'create'
  | 'get'
  | 'update'
  | 'delete'
  | 'query'
  | 'search'
  | 'list'
  | 'count'
  | 'bulkCreate'
  | 'bulkUpdate'
  | 'bulkDelete';

/** A method whose name and types say completely what it does. */
export interface StandardMethod {
  readonly verb: StandardVerb;
  /** The method with its module, for example `contacts.getContact`. */
  readonly name: string;
  readonly entityType: string;
  /** The fields of an entity; empty for methods that return none. */
  readonly entity: Fields;
  /** The field of the request with the entity, the entities or the ids, if there is one. */
  readonly requestField: string | undefined;
  /** The field of the response with the entity, the entities, the count or the results. */
  readonly responseField: string | undefined;
  /** The field of the response with the position of a page. */
  readonly pagingField: string | undefined;
  /** The field of a bulk method's result with the entity. */
  readonly itemField: string | undefined;
  /** The field of a bulk method's item with the entity; `undefined` if the item is the entity. */
  readonly wrapperField: string | undefined;
  /** The fields of the request that lead to the id; empty if the id is in the path. */
  readonly idPath: readonly string[];
  /** Whether an update removes the fields that the request does not have. */
  readonly isReplaced: boolean;
  readonly notFoundCode: string;
}

const verbs: readonly StandardVerb[] = [
  'create',
  'get',
  'update',
  'delete',
  'query',
  'search',
  'list',
  'count',
  'bulkCreate',
  'bulkUpdate',
  'bulkDelete',
];

/** The fields of a request that do not change what is stored. Booleans do not, either. */
export const HARMLESS =
  /^(fields?|fieldsets?|fieldSets|fieldMask|mask|language|returnTotal\w*|reason|revision|\w*Token|\w*[nN]otifications?)$/;

/**
 * Recognizes a standard method. Its name must be a verb and exactly the entity's name, so that
 * `deleteMemberAddresses` is never taken for `deleteMember`. Its types must have the form of that
 * verb, and its path must have the entity's own id or none.
 * @returns `undefined` for any other method.
 */
export function standardMethod(method: SdkMethod): StandardMethod | undefined {
  const verb = verbOf(method);
  if (verb === undefined) return undefined;
  const standard = withTypes(method, verb);
  const idPath = standard && idPathOf(method, standard);
  return idPath && { ...standard, idPath };
}

function withTypes(method: SdkMethod, verb: StandardVerb): StandardMethod | undefined {
  const { entityType, request, response, objects, notFoundCode = 'NOT_FOUND' } = method;
  const base = {
    verb,
    name: `${method.module}.${method.name}`,
    entityType,
    notFoundCode,
    idPath: [],
    isReplaced: method.httpMethod === 'PUT',
    entity: new Map<string, string>(),
    requestField: undefined,
    responseField: undefined,
    pagingField: undefined,
    itemField: undefined,
    wrapperField: undefined,
  };
  const fieldsOf = (type = ''): Fields => objects.get(type) ?? new Map();
  const isEntity = (type: string) => idFieldOf(fieldsOf(type)) !== undefined;

  switch (verb) {
    case 'create':
    case 'get':
    case 'update': {
      const [responseField, type = namedType()] = findNamed(response, isEntity) ?? [];
      // Some older methods answer the id alone, or nothing.
      const isBare = [...response.keys()].every((field) => field === 'id');
      if (type === undefined || (responseField === undefined && (!isBare || verb === 'get'))) {
        return undefined;
      }
      const [requestField] = find(request, (other) => other === type) ?? [];
      const entity = fieldsOf(type);
      const isOfEntity = (field: string) => entity.has(field) || isIdOf(field);
      if (verb !== 'get' && requestField === undefined && !isFlat(request, isOfEntity)) {
        return undefined;
      }
      return { ...base, entity, requestField, responseField };
    }
    case 'delete':
      return response.size === 0 ? base : undefined;
    case 'query':
    case 'search':
    case 'list': {
      const [responseField, list = ''] =
        findNamed(response, (type) => isEntity(elementOf(type))) ?? [];
      if (responseField === undefined) return undefined;
      const [pagingField] =
        find(response, (type) => /PagingMetadata(V\d)?(\$1)?$/.test(type)) ?? [];
      return { ...base, entity: fieldsOf(elementOf(list)), responseField, pagingField };
    }
    case 'count': {
      const [responseField] = find(response, (type) => type === 'number') ?? [];
      return responseField !== undefined && response.size === 1
        ? { ...base, responseField }
        : undefined;
    }
    case 'bulkDelete': {
      const [responseField] = find(response, isListOfResults) ?? [];
      const [requestField] = find(request, (type) => type === 'string[]') ?? [];
      if (responseField === undefined || requestField === undefined) return undefined;
      return { ...base, requestField, responseField };
    }
    default: {
      const [responseField, results = ''] = find(response, isListOfResults) ?? [];
      const [itemField, type] =
        [...fieldsOf(elementOf(results))].find(
          ([field, other]) => field !== 'itemMetadata' && isEntity(other),
        ) ?? [];
      if (responseField === undefined || itemField === undefined) return undefined;
      const holds = (item: string) => find(fieldsOf(item), (other) => other === type);
      const [requestField, items = ''] =
        find(request, (list) => elementOf(list) === type || holds(elementOf(list)) !== undefined) ??
        [];
      if (requestField === undefined) return undefined;
      const [wrapperField] = elementOf(items) === type ? [] : (holds(elementOf(items)) ?? []);
      const entity = fieldsOf(type);
      return { ...base, entity, requestField, responseField, itemField, wrapperField };
    }
  }

  /** The type with the name of the entity. */
  function namedType(): string | undefined {
    const name = entityName(entityType);
    return [`${name}$1`, name].find(isEntity);
  }

  /** The only such field, or the one with the name of the entity. Others are often deprecated. */
  function findNamed(fields: Fields, isWanted: (type: string) => boolean) {
    const found = [...fields].filter(([, type]) => isWanted(type));
    const name = entityName(entityType);
    const names = [camelCase(name), camelCase(plural(name))];
    return found.length > 1 ? found.find(([field]) => names.includes(field)) : found[0];
  }

  function isIdOf(field: string): boolean {
    return method.path.split('/').includes(`:${field}`);
  }

  function isListOfResults(type: string): boolean {
    return fieldsOf(elementOf(type)).has('itemMetadata');
  }
}

/** The field that identifies an entity of a type: its id, or else its key. */
export function idFieldOf(entity: Fields): 'id' | 'key' | undefined {
  const isText = (field: string) => entity.get(field)?.startsWith('string') === true;
  if (isText('id')) return 'id';
  return isText('key') ? 'key' : undefined;
}

function find(fields: Fields, isWanted: (type: string) => boolean) {
  return [...fields].find(([, type]) => isWanted(type));
}

/**
 * Whether a request that is not wrapped in a field has only fields of its entity. Otherwise it says
 * something that is not stored.
 */
function isFlat(request: Fields, isOfEntity: (field: string) => boolean): boolean {
  return [...request].every(
    ([field, type]) => isOfEntity(field) || HARMLESS.test(field) || type.startsWith('boolean'),
  );
}

/**
 * Finds the fields of a request that lead to the id of the entity. A variable of the path that is
 * anything else selects in a way that is not known: `deleteMemberReports` by the id of the member.
 * @returns An empty list if the id is in the path or the method has none; `undefined` if it is not
 *   known how the method selects.
 */
function idPathOf(
  { path, request }: SdkMethod,
  { verb, entityType, entity, requestField, responseField }: StandardMethod,
): readonly string[] | undefined {
  const variables = path.split('/').filter((segment) => segment.startsWith(':'));
  if (verb !== 'get' && verb !== 'update' && verb !== 'delete') {
    return variables.length === 0 ? [] : undefined;
  }
  const idField = idFieldOf(entity);
  const fields = [camelCase(entityName(entityType)), requestField, responseField];
  const names = ['id', ...fields.flatMap((field) => (field === undefined ? [] : `${field}Id`))];
  if (idField !== 'id') names.push('key', ...names.map((name) => name.replace(/Id$/, 'Key')));
  const [variable, ...others] = variables;
  if (variable !== undefined) {
    return others.length === 0 && names.includes(variable.slice(1)) ? [] : undefined;
  }
  if (verb === 'update') {
    return requestField === undefined || idField === undefined
      ? undefined
      : [requestField, idField];
  }
  const name = names.find((field) => request.get(field)?.startsWith('string'));
  return name === undefined ? undefined : [name];
}

const ofMany: readonly StandardVerb[] = [
  'query',
  'search',
  'list',
  'count',
  'bulkCreate',
  'bulkUpdate',
  'bulkDelete',
];

function verbOf({ name, entityType }: SdkMethod): StandardVerb | undefined {
  const entity = entityName(entityType);
  return verbs.find(
    (verb) => name === verb + entity || (ofMany.includes(verb) && name === verb + plural(entity)),
  );
}

/** Returns `OrderItem` for the type `wix.ecom.v1.order_item`. */
function entityName(entityType: string): string {
  return (entityType.split('.').at(-1) ?? '')
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function plural(name: string): string {
  if (/(s|x|z|ch|sh)$/.test(name)) return `${name}es`;
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function elementOf(type: string): string {
  return type.endsWith('[]') ? type.slice(0, -2) : '';
}
