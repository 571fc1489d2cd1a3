import { stringify } from 'devalue';
import { DEVALUE_TYPE, ERROR_TYPE, type ErrorFields } from '../devalue.js';
import { encodingOf } from './serializable.js';

/** A method's result, encoded for the caller. */
export interface EncodedResult {
  readonly status: 200 | 204;
  readonly contentType: string | undefined;
  /** Empty if the method returned nothing. */
  readonly body: string;
}

/**
 * Encodes a method's result: an empty body for `undefined`, plain JSON if it preserves the result,
 * and devalue otherwise.
 * @param result The method's return value.
 * @param toFields Describes an error in the result for the caller. It is called once for each.
 * @throws {TypeError} If a part of the result cannot be encoded. The message names its path.
 */
export function encodeResult(
  result: unknown,
  toFields: (error: Error) => ErrorFields,
): EncodedResult {
  if (result === undefined) return { status: 204, contentType: undefined, body: '' };
  const encoding = encodingOf(result, toFields);
  if (encoding.isJson) {
    return { status: 200, contentType: 'application/json', body: JSON.stringify(result) };
  }
  const body = stringify(
    result,
    { [ERROR_TYPE]: (value) => encoding.errors.get(value) },
    { operations: { get: (object, key) => encoding.read(object, key) } },
  );
  return { status: 200, contentType: DEVALUE_TYPE, body: escapeSurrogates(body) };
}

/**
 * Escapes lone surrogates, which UTF-8 cannot encode. `JSON.stringify()` escapes them, devalue
 * doesn't.
 */
function escapeSurrogates(json: string): string {
  return json.replace(/\p{Surrogate}/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
}
