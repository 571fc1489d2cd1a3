/**
 * What the documentation of `items.query()` says, written down as plainly as possible. It shares no
 * code with the emulator, works on values as an app sees them, and is compared with the emulator.
 */

/** A value with an order: of one type, in the emulator and here. */
type Scalar = number | string | boolean | Date;

/** An item as an app sees it. */
export type Item = Readonly<Record<string, Scalar | readonly Scalar[] | null | undefined>>;

/** A query, as its builder's methods name the operators. */
export type Condition =
  | { readonly operator: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly operator: 'not'; readonly inner: Condition }
  | { readonly operator: 'eq' | 'ne'; readonly field: string; readonly value: Scalar }
  | {
      readonly operator: 'gt' | 'ge' | 'lt' | 'le';
      readonly field: string;
      readonly value: number | string | Date;
    }
  | {
      readonly operator: 'contains' | 'startsWith' | 'endsWith';
      readonly field: string;
      readonly value: string;
    }
  | {
      readonly operator: 'hasSome' | 'hasAll';
      readonly field: string;
      readonly values: number[] | string[] | Date[];
    }
  | { readonly operator: 'isEmpty' | 'isNotEmpty'; readonly field: string }
  | {
      readonly operator: 'between';
      readonly field: string;
      readonly from: number | string | Date;
      readonly to: number | string | Date;
    };

/** Whether an item matches a query. */
export function matches(item: Item, condition: Condition): boolean {
  switch (condition.operator) {
    case 'and':
      return matches(item, condition.left) && matches(item, condition.right);
    case 'or':
      return matches(item, condition.left) || matches(item, condition.right);
    case 'not':
      return !matches(item, condition.inner);
    default:
      break;
  }
  const value = item[condition.field];
  const values: readonly Scalar[] =
    value === null || value === undefined ? [] : isList(value) ? value : [value];
  const has = (wanted: Scalar) => values.some((one) => order(one, wanted) === 0);
  const compares = (wanted: Scalar, holds: (sign: number) => boolean) =>
    values.some((one) => {
      const sign = order(one, wanted);
      return sign !== undefined && holds(sign);
    });
  const texts = values.filter((one) => typeof one === 'string').map((one) => one.toLowerCase());
  switch (condition.operator) {
    case 'eq':
      return has(condition.value);
    case 'ne':
      return !has(condition.value);
    case 'gt':
      return compares(condition.value, (sign) => sign > 0);
    case 'ge':
      return compares(condition.value, (sign) => sign >= 0);
    case 'lt':
      return compares(condition.value, (sign) => sign < 0);
    case 'le':
      return compares(condition.value, (sign) => sign <= 0);
    case 'between':
      return (
        compares(condition.from, (sign) => sign >= 0) && compares(condition.to, (sign) => sign < 0)
      );
    case 'contains':
      return texts.some((one) => one.includes(condition.value.toLowerCase()));
    case 'startsWith':
      return texts.some((one) => one.startsWith(condition.value.toLowerCase()));
    case 'endsWith':
      return texts.some((one) => one.endsWith(condition.value.toLowerCase()));
    case 'hasSome':
      return condition.values.some(has);
    case 'hasAll':
      return condition.values.every(has);
    case 'isEmpty':
      return value === null || value === undefined;
    case 'isNotEmpty':
      return value !== null && value !== undefined;
  }
}

/** Sorts items by fields with values of one type each. Items without a value are the lowest. */
export function sortedBy(
  items: readonly Item[],
  keys: readonly { readonly field: string; readonly isDescending: boolean }[],
): readonly Item[] {
  return items.toSorted((one, other) => {
    for (const { field, isDescending } of keys) {
      const sign = orderOrMissing(one[field], other[field]);
      if (sign !== 0) return isDescending ? -sign : sign;
    }
    return 0;
  });
}

function orderOrMissing(one: Item[string], other: Item[string]): number {
  const isMissing = one === null || one === undefined;
  const isOtherMissing = other === null || other === undefined;
  if (isMissing || isOtherMissing) return Number(isOtherMissing) - Number(isMissing);
  if (isList(one) || isList(other)) throw new Error('A list has no order.');
  return order(one, other) ?? 0;
}

/** Compares two values; `undefined` if they are of different types. */
function order(one: Scalar, other: Scalar): number | undefined {
  if (one instanceof Date && other instanceof Date) return one.getTime() - other.getTime();
  if (one instanceof Date || other instanceof Date || typeof one !== typeof other) return undefined;
  return one < other ? -1 : Number(one > other);
}

function isList(value: Scalar | readonly Scalar[]): value is readonly Scalar[] {
  return Array.isArray(value);
}
