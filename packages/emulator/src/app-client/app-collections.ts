import { z } from '@hono/zod-openapi';
import type { AppCollection } from '../model/data/app-collection.js';
import type { DataField, Role } from '../model/data/collection-schema.js';
import { EmulatorError } from '../util/emulator-error.js';
import type { JsonObject } from '../util/json.js';

/** Wix's roles in an extension, and those that collections have. */
const roles = {
  ANYONE: 'ANYONE',
  SITE_MEMBER: 'SITE_MEMBER',
  SITE_MEMBER_AUTHOR: 'SITE_MEMBER_AUTHOR',
  CMS_EDITOR: 'ADMIN',
  PRIVILEGED: 'ADMIN',
} as const satisfies Readonly<Record<string, Role>>;

const roleSchema = z.enum([
  'ANYONE',
  'SITE_MEMBER',
  'SITE_MEMBER_AUTHOR',
  'CMS_EDITOR',
  'PRIVILEGED',
]);

const referenceSchema = z.object({ referencedCollectionId: z.string() }).optional();

const fieldSchema = z.looseObject({
  key: z.string().min(1),
  type: z.string().min(1),
  referenceOptions: referenceSchema,
  multiReferenceOptions: referenceSchema,
});

const collectionSchema = z.object({
  idSuffix: z.string().min(1),
  displayName: z.string().optional(),
  displayField: z.string().optional(),
  fields: z.array(fieldSchema),
  dataPermissions: z.object({
    itemInsert: roleSchema,
    itemUpdate: roleSchema,
    itemRemove: roleSchema,
    itemRead: roleSchema,
  }),
  indexes: z
    .array(
      z.object({ unique: z.boolean().optional(), fields: z.array(z.object({ path: z.string() })) }),
    )
    .optional(),
  initialData: z.array(z.record(z.string(), z.unknown())).optional(),
});

const componentSchema = z.object({
  compData: z.object({ dataComponent: z.object({ collections: z.array(collectionSchema) }) }),
});

/**
 * Reads the collections of a data collections extension.
 * @param component The extension in the app's manifest.
 * @param namespace The app's namespace, with which the ids of its collections begin.
 * @returns No collections if the component is another extension.
 * @throws {EmulatorError} If the app has no namespace.
 */
export function readAppCollections(
  component: JsonObject,
  namespace: string | undefined,
): readonly AppCollection[] {
  if (component.compType !== 'DATA_COMPONENT') return [];
  const { data } = componentSchema.safeParse(component);
  if (!data) return [];
  if (namespace === undefined) {
    throw new EmulatorError(
      'APP_SETUP',
      'The app has a data collections extension, so wix.config.json must have its "namespace".',
    );
  }
  const { collections } = data.compData.dataComponent;
  const suffixes = collections.map(({ idSuffix }) => idSuffix);
  /** An extension refers to its own collections by their suffix. */
  const fullId = (id: string) => (suffixes.includes(id) ? `${namespace}/${id}` : id);
  return collections.map(({ idSuffix, dataPermissions, indexes, initialData, ...rest }) => ({
    ...rest,
    id: `${namespace}/${idSuffix}`,
    fields: rest.fields.map((field) => toField(field, fullId)),
    permissions: {
      insert: roles[dataPermissions.itemInsert],
      update: roles[dataPermissions.itemUpdate],
      remove: roles[dataPermissions.itemRemove],
      read: roles[dataPermissions.itemRead],
    },
    uniqueIndexes: (indexes ?? [])
      .filter(({ unique }) => unique === true)
      .map(({ fields }) => fields.map(({ path }) => path)),
    initialData: initialData ?? [],
  }));
}

function toField(
  { referenceOptions, multiReferenceOptions, ...field }: z.infer<typeof fieldSchema>,
  fullId: (id: string) => string,
): DataField {
  const to = referenceOptions ?? multiReferenceOptions;
  if (!to) return field;
  const target = { referencedCollectionId: fullId(to.referencedCollectionId) };
  const typeMetadata = referenceOptions ? { reference: target } : { multiReference: target };
  return { ...field, typeMetadata };
}
