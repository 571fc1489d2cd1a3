import { parse } from 'devalue';
import { DEVALUE_TYPE } from '../devalue-type.js';

/**
 * Reads an answer that is no plain JSON result.
 * @param response The answer, whose body has been read.
 * @param body Its body.
 * @returns The result, if devalue has encoded it.
 * @throws {WebMethodError} What the server said; `INTERNAL` if something between the server and the
 * browser answered with a page of its own.
 */
export function decodeAnswer({ ok, status, headers }: Response, body: string): unknown {
  if (ok && headers.get('content-type') === DEVALUE_TYPE) return parse(body);
  const {
    code = 'INTERNAL',
    message = `The server answered ${status}.`,
    details,
    requestId,
  } = readError(body);
  // Not by the class, which knows its like by their name: an entry of the app's may import it, and
  // a bundler would then have this file load that entry.
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
