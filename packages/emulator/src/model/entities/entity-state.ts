import { z } from '@hono/zod-openapi';

/** The entities of several sites, by site id and type. */
export const entityStateSchema = z
  .record(
    z.string(),
    z.record(z.string(), z.array(z.record(z.string(), z.unknown()).readonly()).readonly()),
  )
  .readonly();

/** The entities of several sites, by site id and type. */
export type EntityState = z.infer<typeof entityStateSchema>;
