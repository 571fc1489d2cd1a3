import { z } from '@hono/zod-openapi';
import {
  type DataCollection,
  type DataPermissions,
  fieldSchema,
  permissionsSchema,
} from './collection-schema.js';

/** What Wix's documentation names as the defaults. */
const defaultPermissions: DataPermissions = {
  insert: 'ADMIN',
  update: 'ADMIN',
  remove: 'ADMIN',
  read: 'SITE_MEMBER_AUTHOR',
};

/** A collection of a seed, as `collections.createDataCollection()` of `@wix/data` takes it. */
export const seededCollectionSchema = z.looseObject({
  _id: z.string().min(1).max(256),
  displayName: z.string().nullish(),
  fields: z.array(fieldSchema).readonly().optional(),
  permissions: permissionsSchema.partial().optional(),
});

type Input = Readonly<z.input<typeof seededCollectionSchema>>;

/**
 * A type to which the interfaces of `@wix/data` are assignable: they have no index signatures, their
 * properties are optional, and their enumerations are not assignable to literals.
 */
type Sdk<T> = T extends string
  ? string
  : T extends readonly (infer E)[]
    ? readonly Sdk<E>[]
    : T extends object
      ? { readonly [K in keyof T as string extends K ? never : K]?: Sdk<T[K]> | undefined }
      : T;

/**
 * A collection of a seed, as `collections.createDataCollection()` of `@wix/data` takes it. The
 * second type is for values that have the type of the SDK.
 */
export type SeededCollection = Input | (Sdk<Input> & { readonly _id: string });

/** The data of a seed, as an app would write it with the SDK. */
export interface DataSeed {
  /** The collections that every site starts with. Default: none. */
  readonly collections?: readonly SeededCollection[] | undefined;
  /**
   * The items that every site starts with, by the id of their collection. Dates are `Date`s, and a
   * multi-reference field is an array of ids. Default: none.
   */
  readonly items?: Readonly<Record<string, readonly object[]>> | undefined;
}

/** The properties of a new collection that its creator names. */
interface NewCollection {
  readonly id: string;
  readonly fields?: DataCollection['fields'] | undefined;
  readonly permissions?: Partial<DataPermissions> | undefined;
  readonly [property: string]: unknown;
}

/**
 * Creates a new collection.
 * @param now The emulator's time, in milliseconds since the epoch.
 */
export function newCollection(
  { id, fields = [], permissions, ...rest }: NewCollection,
  now: number,
): DataCollection {
  const date = new Date(now).toISOString();
  return {
    ...rest,
    id,
    fields,
    permissions: { ...defaultPermissions, ...permissions },
    revision: '1',
    createdDate: date,
    updatedDate: date,
  };
}
