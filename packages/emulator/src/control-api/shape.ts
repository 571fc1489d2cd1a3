import type { z } from '@hono/zod-openapi';

/** The fields of a schema that describes a type: all of its fields, each with a schema, and no more. */
export type Shape<T> = { readonly [Key in keyof T]-?: z.ZodType<T[Key]> };
