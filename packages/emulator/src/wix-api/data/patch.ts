import { z } from '@hono/zod-openapi';
import type { DataItem } from '../../model/data/item.js';
import { MAX_STORED_DEPTH } from '../../util/check-json.js';
import { isJsonObject, type JsonObject } from '../../util/json.js';
import { invalidRequest } from './errors.js';
import { comparable, fieldReader, isEmpty, isEqual } from './values.js';

const valueOptions = z.object({ value: z.unknown() }).nullish();

const modificationSchema = z.object({
  action: z.enum([
    'SET_FIELD',
    'REMOVE_FIELD',
    'INCREMENT_FIELD',
    'APPEND_TO_ARRAY',
    'REMOVE_FROM_ARRAY',
  ]),
  // Such a key would be lost when the state is written and read again.
  fieldPath: z
    .string()
    .min(1)
    .refine((path) => !path.split('.').includes('__proto__'), { error: 'must not name __proto__' })
    .refine((path) => path.split('.').length <= MAX_STORED_DEPTH, {
      error: `must have at most ${MAX_STORED_DEPTH} keys`,
    }),
  setFieldOptions: valueOptions,
  incrementFieldOptions: valueOptions,
  appendToArrayOptions: valueOptions,
  removeFromArrayOptions: valueOptions,
});

/** A change of a field of an item. */
type Modification = z.infer<typeof modificationSchema>;

/** Changes of the fields of an item. */
export const patchSchema = z.object({
  dataItemId: z.string(),
  fieldModifications: z.array(modificationSchema),
});

/**
 * Changes fields of an item, and leaves all others as they are.
 * @returns The changed item. The given one is not modified.
 * @throws {DataError} If a field has no number to increment, or no array to change.
 */
export function applyPatch(item: DataItem, modifications: readonly Modification[]): JsonObject {
  return modifications.reduce<JsonObject>((changed, modification) => {
    const { fieldPath } = modification;
    const after = modified(fieldReader(fieldPath)(changed), modification);
    return withField(changed, fieldPath.split('.'), after, fieldPath);
  }, item);
}

/** Returns the new value of a field; `undefined` if it is removed. */
function modified(before: unknown, modification: Modification): unknown {
  const { fieldPath } = modification;
  switch (modification.action) {
    case 'SET_FIELD':
      return modification.setFieldOptions?.value ?? null;
    case 'REMOVE_FIELD':
      return undefined;
    case 'INCREMENT_FIELD': {
      const by = modification.incrementFieldOptions?.value;
      const from = isEmpty(before) ? 0 : before;
      if (typeof from !== 'number' || typeof by !== 'number') {
        throw invalidRequest(`The field ${fieldPath} and its increment must be numbers.`);
      }
      if (Number.isFinite(from + by)) return from + by;
      throw invalidRequest(`The field ${fieldPath} would be larger than any number.`);
    }
    case 'APPEND_TO_ARRAY':
      return [...elements(before, fieldPath), modification.appendToArrayOptions?.value ?? null];
    case 'REMOVE_FROM_ARRAY': {
      const value = modification.removeFromArrayOptions?.value ?? null;
      return elements(before, fieldPath).filter((element) => !isEqual(element, value));
    }
  }
}

function elements(value: unknown, path: string): readonly unknown[] {
  if (isEmpty(value)) return [];
  if (Array.isArray(value)) return value;
  throw invalidRequest(`The field ${path} must be an array.`);
}

function withField(
  object: JsonObject,
  [key = '', ...rest]: readonly string[],
  value: unknown,
  path: string,
): JsonObject {
  const fields = new Map(Object.entries(object));
  if (rest.length > 0) {
    const given = fields.get(key);
    // Removing a field of an object that is not there changes nothing.
    if (isEmpty(given) && value === undefined) return object;
    const inner = given ?? {};
    if (!isJsonObject(inner) || comparable(inner)) {
      throw invalidRequest(`The field ${path} is not in an object.`);
    }
    fields.set(key, withField(inner, rest, value, path));
  } else if (value === undefined) fields.delete(key);
  else fields.set(key, value);
  return Object.fromEntries(fields);
}
