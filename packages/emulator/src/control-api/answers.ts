import type { z } from '@hono/zod-openapi';

/** Describes a JSON answer. */
export function json<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** Describes a required JSON body. */
export function body<S extends z.ZodType>(schema: S) {
  return { body: { required: true, content: { 'application/json': { schema } } } };
}

/** The description of an answer without a body. */
export const done = { 204: { description: 'Done.' } };

/** The shape of an object schema: one schema for each field of a type, and no others. */
export type Shape<T> = { readonly [Key in keyof T]-?: z.ZodType<T[Key]> };
