import { parse } from 'devalue';
import { DEVALUE_TYPE } from '../devalue-type.js';

/**
 * Decodes an answer that is not a plain JSON result.
 * @param response The answer, whose body has been read.
 * @param body The answer's body.
 * @returns The result, if it is encoded by devalue.
 * @throws {WebMethodError} The server's error; `INTERNAL` if something between the server and the
 * browser answered with its own page.
 */
export function decodeAnswer({ ok, status, headers }: Response, body: string): unknown {
  if (ok && headers.get('content-type') === DEVALUE_TYPE) return parse(body);
  const {
    code = 'INTERNAL',
    message = `The server answered ${status}.`,
    details,
    requestId,
  } = readError(body);
  // Not an instance of `WebMethodError`, which recognizes the error by its name: if an entry of the
  // app imports that class, a bundler would make this file load the entry.
  const fields = { name: 'WebMethodError', code, status, details, requestId };
  throw Object.assign(new Error(message), fields);
}

interface ServerError {
  code?: string;
  message?: string;
  details?: unknown;
  requestId?: string;
}

function readError(body: string): ServerError {
  try {
    return JSON.parse(body)?.error ?? {};
  } catch {
    return {};
  }
}
