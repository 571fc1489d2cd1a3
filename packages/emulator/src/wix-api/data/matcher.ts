import { isJsonObject, type JsonObject } from '../../util/json.js';
import { isText, textTest } from './text-test.js';
import { comparable, fieldReader, isEmpty, isEqual, type ReadField, valueKey } from './values.js';

/** Tells whether an object matches a filter. */
export type Matcher = (object: JsonObject) => boolean;

/** Tells whether a value, which may be an array, matches a condition. */
type Test = (value: unknown) => boolean;

/** A filter that can't be understood. The message names the place and the problem. */
export class FilterError extends Error {
  override readonly name = 'FilterError';
}

/** The options of {@link compileFilter}. */
export interface FilterOptions {
  /** Creates the function that reads a field. Default: the keys of the path, one after the other. */
  readonly reader?: (path: string) => ReadField;
}

/**
 * Compiles a filter in the query language of Wix's APIs, to match many objects against it. A
 * comparison holds between values of the same type only, and for an array if it holds for one of its
 * elements.
 * @param filter `{ "field": value }`, `{ "field": { "$operator": operand } }`, and combinations of
 *   such filters with `$and`, `$or` and `$not`. No filter matches everything.
 * @throws {FilterError} If it is no filter. The message names the operator.
 * @see https://dev.wix.com/docs/rest/articles/get-started/api-query-language
 */
export function compileFilter(
  filter: unknown,
  { reader = fieldReader }: FilterOptions = {},
): Matcher {
  return compile(filter ?? {}, reader);
}

function compile(filter: unknown, reader: (path: string) => ReadField): Matcher {
  if (!isJsonObject(filter)) throw new FilterError('A filter must be an object.');
  const all = Object.entries(filter).map(([key, value]): Matcher => {
    switch (key) {
      case '$and': {
        const parts = list(value, key).map((part) => compile(part, reader));
        return (object) => parts.every((matches) => matches(object));
      }
      case '$or': {
        const parts = list(value, key).map((part) => compile(part, reader));
        return (object) => parts.some((matches) => matches(object));
      }
      case '$not': {
        // The SDK sends an array of one filter.
        const [part, ...others] = Array.isArray(value) ? value : [value];
        if (others.length > 0) throw new FilterError('$not must have one filter.');
        const matches = compile(part, reader);
        return (object) => !matches(object);
      }
      default: {
        if (key.startsWith('$')) throw new FilterError(`${key} is not a known operator.`);
        const read = reader(key);
        const test = compileTest(value, key);
        return (object) => test(read(object));
      }
    }
  });
  const [only] = all;
  if (only && all.length === 1) return only;
  return (object) => all.every((matches) => matches(object));
}

/** Compiles what follows a field: a value, or an object of operators. */
function compileTest(condition: unknown, field: string): Test {
  if (!isJsonObject(condition) || comparable(condition)) return equals(condition);
  const entries = Object.entries(condition);
  const operators = entries.filter(([key]) => key.startsWith('$'));
  if (operators.length === 0) return equals(condition);
  if (operators.length < entries.length) {
    throw new FilterError(`${field} must have either operators or a value.`);
  }
  const tests = operators.map(([operator, operand]) => compileOperator(operator, operand, field));
  const [only] = tests;
  if (only && tests.length === 1) return only;
  return (value) => tests.every((test) => test(value));
}

function compileOperator(operator: string, operand: unknown, field: string): Test {
  const at = `${field}.${operator}`;
  switch (operator) {
    case '$eq':
      return equals(operand);
    case '$ne': {
      const test = equals(operand);
      return (value) => !test(value);
    }
    case '$gt':
      return compares(operand, at, (value, other) => value > other);
    case '$gte':
      return compares(operand, at, (value, other) => value >= other);
    case '$lt':
      return compares(operand, at, (value, other) => value < other);
    case '$lte':
      return compares(operand, at, (value, other) => value <= other);
    case '$in':
    case '$hasSome': {
      return isOneOf(list(operand, at));
    }
    case '$hasAll': {
      const tests = list(operand, at).map(equals);
      return (value) => tests.every((test) => test(value));
    }
    case '$exists':
      if (typeof operand !== 'boolean') throw new FilterError(`${at} must be true or false.`);
      return (value) => (value !== undefined) === operand;
    case '$not': {
      const test = compileTest(operand, at);
      return (value) => !test(value);
    }
    default: {
      const test = textTest(operator, operand);
      if (test === undefined) throw new FilterError(`${at} is not a known operator.`);
      if (typeof test === 'string') throw new FilterError(`${at} ${test}.`);
      return some((value) => isText(value) && test(value));
    }
  }
}

function equals(operand: unknown): Test {
  if (isEmpty(operand)) return isEmpty;
  if (typeof operand !== 'object') return some((value) => value === operand);
  return some((value) => isEqual(value, operand));
}

/** Makes one test for all operands, because a filter may have thousands of them. */
function isOneOf(operands: readonly unknown[]): Test {
  const keys = new Set(operands.filter((operand) => !isEmpty(operand)).map(valueKey));
  const test = some((value) => keys.has(valueKey(value)));
  return operands.some(isEmpty) ? (value) => isEmpty(value) || test(value) : test;
}

function compares(
  operand: unknown,
  at: string,
  holds: (value: Primitive, other: Primitive) => boolean,
): Test {
  const other = comparable(operand);
  if (!other) throw new FilterError(`${at} must be a text, a number, true, false or a date.`);
  return some((value) => {
    const own = comparable(value);
    return own?.type === other.type && holds(own.value, other.value);
  });
}

type Primitive = string | number | boolean;

/** Makes a test hold for an array if it holds for the array or for one of its elements. */
function some(test: Test): Test {
  return (value) => test(value) || (Array.isArray(value) && value.some(test));
}

function list(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new FilterError(`${at} must be an array.`);
  return value;
}
