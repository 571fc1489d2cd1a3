import type { JsonObject } from '../../util/json.js';
import { comparable, fieldReader, type ReadField } from './values.js';

/** A field to sort by. */
export interface SortKey {
  readonly read: ReadField;
  readonly isDescending: boolean;
}

/** Creates the key to sort by a field. */
export function sortKey(path: string, isDescending = false, reader = fieldReader): SortKey {
  return { read: reader(path), isDescending };
}

/**
 * Sorts objects. Those without a value come first in ascending order, then numbers, texts, objects,
 * booleans and dates. Objects that are equal in every key keep their order.
 * @param keys The keys, the most important one first.
 * @returns A new array.
 */
export function sorted<T extends JsonObject>(objects: readonly T[], keys: readonly SortKey[]): T[] {
  // Reading every key once is faster than in each comparison.
  const ranked = objects.map((object) => ({
    object,
    ranks: keys.map(({ read }) => rankOf(read(object))),
  }));
  const signs = keys.map(({ isDescending }) => (isDescending ? -1 : 1));
  ranked.sort((one, other) => {
    for (const [index, sign] of signs.entries()) {
      const order = compareRanks(one.ranks[index] ?? MISSING, other.ranks[index] ?? MISSING);
      if (order !== 0) return order * sign;
    }
    return 0;
  });
  return ranked.map(({ object }) => object);
}

/** Compares two values as {@link sorted} does. */
export function compareValues(one: unknown, other: unknown): number {
  return compareRanks(rankOf(one), rankOf(other));
}

interface Rank {
  readonly type: number;
  readonly value: string | number | boolean;
}

const MISSING: Rank = { type: 0, value: 0 };
const OBJECT: Rank = { type: 3, value: 0 };
const types = { number: 1, string: 2, boolean: 4, date: 5 } as const;

function rankOf(value: unknown): Rank {
  if (value === undefined || value === null) return MISSING;
  const found = comparable(value);
  return found ? { type: types[found.type], value: found.value } : OBJECT;
}

function compareRanks(one: Rank, other: Rank): number {
  if (one.type !== other.type) return one.type - other.type;
  if (one.value === other.value) return 0;
  return one.value < other.value ? -1 : 1;
}
