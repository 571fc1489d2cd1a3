import type { z } from '@hono/zod-openapi';
import { checkJson } from '../../util/check-json.js';
import { EmulatorError } from '../../util/emulator-error.js';
import { isJsonObject, type JsonObject, parseJson } from '../../util/json.js';
import { describeProblem } from '../../util/parse-input.js';
import type { WixCall } from '../call.js';
import { onSite } from '../on-site.js';
import type { Route } from '../route.js';
import { type DataContext, dataContext } from './context.js';
import { DataError, invalidRequest } from './errors.js';

/**
 * Creates the handler of an operation.
 * @param schema What the request must look like.
 * @param answer Returns the body of the answer.
 */
export function operation<S extends z.ZodType>(
  schema: S,
  answer: (context: DataContext, request: z.output<S>) => object,
): Route['answer'] {
  return (state, call) =>
    onSite(state, call, (caller) => {
      try {
        const request = readRequest(schema, call);
        return Response.json(answer(dataContext(state, caller), request));
      } catch (error) {
        if (error instanceof DataError) return error.response;
        throw error;
      }
    });
}

/**
 * Reads the request of an operation from its body, or from its address if it has none.
 * @throws {DataError} If it does not match the schema. The message names the field.
 */
function readRequest<S extends z.ZodType>(schema: S, call: WixCall): z.output<S> {
  const value = call.json ?? readQuery(call.url.searchParams);
  try {
    checkJson(value, 'The request');
  } catch (error) {
    if (error instanceof EmulatorError) throw invalidRequest(error.message);
    throw error;
  }
  // To ignore a condition would write what the app does not want to write.
  if (isJsonObject(value.condition)) {
    throw new DataError(
      501,
      'NOT_EMULATED',
      'wix-emulator does not emulate the option "condition" of Wix Data.',
    );
  }
  const { success, data, error } = schema.safeParse(value);
  if (!success) throw invalidRequest(describeProblem(error, value, 'The request'));
  return data;
}

/** Reads a request from the query: the parameter `.r` is the whole request as base64url. */
function readQuery(query: URLSearchParams): JsonObject {
  const whole = query.get('.r');
  if (whole !== null) {
    const value = parseJson(Buffer.from(whole, 'base64url').toString());
    if (isJsonObject(value)) return value;
    throw invalidRequest('The parameter ".r" must be a JSON object in base64url.');
  }
  return Object.fromEntries(
    [...new Set(query.keys())].map((key) => {
      const values = query.getAll(key);
      return [key, values.length > 1 ? values : values[0]];
    }),
  );
}
