import { stringify } from 'devalue';
import { DEVALUE_TYPE } from '../devalue-type.js';
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
 * @throws {TypeError} If a part of the result cannot be encoded. The message names its path.
 */
export function encodeResult(result: unknown): EncodedResult {
  if (result === undefined) return { status: 204, contentType: undefined, body: '' };
  return encodingOf(result) === 'json'
    ? { status: 200, contentType: 'application/json', body: JSON.stringify(result) }
    : { status: 200, contentType: DEVALUE_TYPE, body: escapeSurrogates(stringify(result)) };
}

/**
 * Escapes lone surrogates, which UTF-8 cannot encode. `JSON.stringify()` escapes them, devalue
 * doesn't.
 */
function escapeSurrogates(json: string): string {
  return json.replace(/\p{Surrogate}/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
}
