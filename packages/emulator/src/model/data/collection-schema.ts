import { z } from '@hono/zod-openapi';

/** The lowest role that may perform an action on the items of a collection. */
const roleSchema = z.enum(['ANYONE', 'SITE_MEMBER', 'SITE_MEMBER_AUTHOR', 'ADMIN']);

/** The lowest role that may perform an action on the items of a collection. */
export type Role = z.infer<typeof roleSchema>;

const referenceSchema = z.looseObject({ referencedCollectionId: z.string().optional() });

/** A field of a collection. Wix does not enforce it, so that it does not restrict the items. */
export const fieldSchema = z.looseObject({
  key: z.string().min(1),
  type: z.string().min(1),
  displayName: z.string().nullish(),
  typeMetadata: z
    .looseObject({
      reference: referenceSchema.optional(),
      multiReference: referenceSchema
        .extend({ referencingFieldKey: z.string().optional() })
        .optional(),
    })
    .optional(),
});

/** A field of a collection. */
export type DataField = Readonly<z.infer<typeof fieldSchema>>;

/** The roles that the actions on items require. */
export const permissionsSchema = z.object({
  insert: roleSchema,
  update: roleSchema,
  remove: roleSchema,
  read: roleSchema,
});

/** The roles that the actions on items require. */
export type DataPermissions = Readonly<z.infer<typeof permissionsSchema>>;

/** An action on the items of a collection. */
export type DataAction = keyof DataPermissions;

/** A collection without its items, as Wix's APIs name its properties. */
export const collectionSchema = z
  .looseObject({
    id: z.string().min(1).max(256),
    displayName: z.string().nullish(),
    /** The key of the field that stands for an item where others refer to it. */
    displayField: z.string().nullish(),
    /** The id of the app that the collection belongs to. */
    ownerAppId: z.string().nullish(),
    fields: z.array(fieldSchema).readonly(),
    permissions: permissionsSchema,
    /** The fields that no two items may share, of each unique index. */
    uniqueIndexes: z.array(z.array(z.string()).readonly()).readonly().optional(),
    /** Counts the changes of the collection itself. */
    revision: z.string(),
    /** ISO 8601. */
    createdDate: z.string(),
    /** ISO 8601. */
    updatedDate: z.string(),
  })
  .openapi('DataCollection');

/** A collection without its items, as Wix's APIs name its properties. */
export type DataCollection = Readonly<z.infer<typeof collectionSchema>>;

/** The system fields, which every item has. */
export const systemFields: readonly DataField[] = [
  { key: '_id', displayName: 'ID', type: 'TEXT', systemField: true },
  { key: '_createdDate', displayName: 'Created Date', type: 'DATETIME', systemField: true },
  { key: '_updatedDate', displayName: 'Updated Date', type: 'DATETIME', systemField: true },
  { key: '_owner', displayName: 'Owner', type: 'TEXT', systemField: true },
];
