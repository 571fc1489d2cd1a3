import { z } from 'zod';

/** The argument that every peer checks and sends back. */
export const valueSchema = z.object({
  id: z.string(),
  items: z.array(z.object({ name: z.string(), count: z.number() })),
});

/** An argument of `echo()`. */
export type Value = z.infer<typeof valueSchema>;
