import type { StandardSchemaV1 } from '@standard-schema/spec';
import { WebMethodError } from '../error.js';

/** The maximum number of issues in an answer. Each item of a large array may have one. */
const MAX_ISSUES = 100;

type Schemas = readonly StandardSchemaV1[];

/** The arguments that the method gets: the output of each schema. */
type Outputs<S extends Schemas> = {
  -readonly [K in keyof S]: StandardSchemaV1.InferOutput<S[K]>;
};

/**
 * The arguments that a caller passes. An argument is optional if it and all later ones may be
 * `undefined`.
 */
type Inputs<S extends Schemas> = S extends readonly [
  infer First extends StandardSchemaV1,
  ...infer Rest extends Schemas,
]
  ? AllOptional<S> extends true
    ? [argument?: StandardSchemaV1.InferInput<First>, ...rest: Inputs<Rest>]
    : [argument: StandardSchemaV1.InferInput<First>, ...rest: Inputs<Rest>]
  : [];

type AllOptional<S extends Schemas> = S extends readonly [
  infer First extends StandardSchemaV1,
  ...infer Rest extends Schemas,
]
  ? undefined extends StandardSchemaV1.InferInput<First>
    ? AllOptional<Rest>
    : false
  : true;

/** A problem that a schema found in a call, in the `details` of the error `VALIDATION`. */
export interface ValidationIssue {
  message: string;
  /** The path to the problem: the argument's index, followed by properties and indexes. */
  path: (string | number)[];
}

/**
 * Wraps a function for `webMethod()` so that its arguments are checked before it runs. The function
 * gets the output of the schemas, with defaults and transformations. Arguments without a schema are
 * refused.
 *
 * @example webMethod(Permissions.Anyone, validated(z.object({ seats: z.int() }), ({ seats }) => …))
 * @param schema A Standard Schema (zod, valibot, arktype, …) for a single argument, or a list with
 * one schema for each argument.
 * @param method The function.
 * @returns A function that throws a {@link WebMethodError} `VALIDATION` with status 422 if the
 * arguments are not valid. Its `details` are `{ issues: ValidationIssue[] }`, with at most 100
 * issues.
 * @see https://standardschema.dev
 */
export function validated<S extends StandardSchemaV1, Return>(
  schema: S,
  method: (argument: StandardSchemaV1.InferOutput<S>) => Return,
): (...args: Inputs<readonly [S]>) => Promise<Awaited<Return>>;
export function validated<const S extends Schemas, Return>(
  schemas: S,
  method: (...args: Outputs<S>) => Return,
): (...args: Inputs<S>) => Promise<Awaited<Return>>;
export function validated(
  schema: StandardSchemaV1 | Schemas,
  method: (...args: unknown[]) => unknown,
): (...args: unknown[]) => Promise<unknown> {
  const schemas = isList(schema) ? schema : [schema];
  return async (...args) => {
    const results = await Promise.all(
      schemas.map(async (item, index) => item['~standard'].validate(args[index])),
    );
    const issues = results.flatMap((result, index) => issuesOf(result, index));
    if (args.length > schemas.length) {
      const noun = schemas.length === 1 ? 'argument' : 'arguments';
      const message = `The method takes ${schemas.length} ${noun}.`;
      issues.push({ message, path: [schemas.length] });
    }
    if (issues.length > 0) {
      throw new WebMethodError('VALIDATION', 'The arguments are not valid.', {
        status: 422,
        details: { issues: issues.slice(0, MAX_ISSUES) },
      });
    }
    return method(...results.map((result) => ('value' in result ? result.value : undefined)));
  };
}

function isList(schema: StandardSchemaV1 | Schemas): schema is Schemas {
  return Array.isArray(schema);
}

function issuesOf(result: StandardSchemaV1.Result<unknown>, argument: number): ValidationIssue[] {
  return (result.issues ?? []).map(({ message, path = [] }) => ({
    message,
    path: [argument, ...path.map(keyOf)],
  }));
}

function keyOf(segment: PropertyKey | StandardSchemaV1.PathSegment): string | number {
  const key = typeof segment === 'object' ? segment.key : segment;
  return typeof key === 'symbol' ? String(key) : key;
}
