import { stringify } from 'devalue';
import { DEVALUE_TYPE } from '../devalue-type.js';
import { encodingOf } from './serializable.js';

/** A method's result on its way to the caller. */
export interface EncodedResult {
  readonly status: 200 | 204;
  readonly contentType: string | undefined;
  /** Empty where the method returned nothing. */
  readonly body: string;
}

/**
 * Encodes a method's result: nothing for `undefined`, plain JSON where that is faithful, else devalue.
 * @param result What the method returned.
 * @throws {TypeError} If the result holds something that cannot be carried; the message names its path.
 */
export function encodeResult(result: unknown): EncodedResult {
  if (result === undefined) return { status: 204, contentType: undefined, body: '' };
  return encodingOf(result) === 'json'
    ? { status: 200, contentType: 'application/json', body: JSON.stringify(result) }
    : { status: 200, contentType: DEVALUE_TYPE, body: escapeSurrogates(stringify(result)) };
}

/** Escapes lone surrogates, as `JSON.stringify` does and devalue does not: UTF-8 cannot write them. */
function escapeSurrogates(json: string): string {
  return json.replace(/\p{Surrogate}/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
}
