import type { z } from '@hono/zod-openapi';

/** The description of an answer that is JSON. */
export function json<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** The description of a JSON body that a request must have. */
export function body<S extends z.ZodType>(schema: S) {
  return { body: { required: true, content: { 'application/json': { schema } } } };
}

/** The description of an answer without a body. */
export const done = { 204: { description: 'Done.' } };

/** The fields of a schema that describes a type: all of its fields, each with a schema, and no more. */
export type Shape<T> = { readonly [Key in keyof T]-?: z.ZodType<T[Key]> };
