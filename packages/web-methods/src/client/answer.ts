import { unflatten } from 'devalue';
import { DEVALUE_TYPE, ERROR_TYPE, type ErrorFields } from '../devalue.js';

/**
 * Decodes a successful answer whose content type is not exactly `application/json`.
 * @param response The answer.
 * @param body The answer's body, parsed as JSON.
 * @returns The method's result.
 * @throws An object with the error's code and message, if something between the server and the browser
 * answered with its own content.
 */
export function decodeAnswer({ status, headers }: Response, body: number | unknown[]): unknown {
  const contentType = headers.get('content-type');
  // A proxy may add parameters or write the type in other letters.
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/json') return body;
  if (type === DEVALUE_TYPE) return unflatten(body, { [ERROR_TYPE]: toError });
  throw {
    code: 'INTERNAL',
    message: `The server answered ${status} with the content type ${contentType}.`,
  };
}

/**
 * Creates an error of the result. It is not an instance of `WebMethodError`, which recognizes the
 * error by its name: if an entry of the app imports that class, a bundler would make this file load
 * the entry.
 */
function toError({ message, ...fields }: ErrorFields): Error {
  return Object.assign(new Error(message), fields);
}
