import { z } from '@hono/zod-openapi';
import { collectionSchema } from './collection-schema.js';

const referencesSchema = z.record(z.string(), z.array(z.string()).readonly()).readonly();

/** The ids of the referenced items, by the id of the referring item. */
export type References = z.infer<typeof referencesSchema>;

/** A collection with its items and references. */
const collectionStateSchema = z
  .object({
    definition: collectionSchema.readonly(),
    /** The items in the order in which they were inserted. */
    items: z.array(z.looseObject({ _id: z.string() }).readonly()).readonly(),
    /** The references of the multi-reference fields, by field. */
    references: z.record(z.string(), referencesSchema).readonly(),
  })
  .readonly();

/** A collection with its items and references. */
export type CollectionState = z.infer<typeof collectionStateSchema>;

/** The collections of several sites, by site id. */
export const dataStateSchema = z
  .record(z.string(), z.array(collectionStateSchema).readonly())
  .readonly();

/** The collections of several sites, by site id. */
export type DataState = z.infer<typeof dataStateSchema>;
