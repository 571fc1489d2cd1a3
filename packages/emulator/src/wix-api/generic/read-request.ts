import { MAX_STORED_DEPTH } from '../../util/check-json.js';
import { isJsonObject, type JsonObject, parseJson } from '../../util/json.js';
import type { WixCall } from '../call.js';
import { GenericError } from './generic-error.js';

/**
 * Reads a request from its body, or from its address if it has none.
 * @throws {GenericError} If the body is no JSON object, or the request is nested too deeply.
 */
export function readRequest(call: WixCall): JsonObject {
  const request = readWhole(call);
  // An entity is a part of the request, or the request itself.
  if (isDeep(request)) {
    const message = `The request is nested more than ${MAX_STORED_DEPTH} levels deep.`;
    throw new GenericError(400, 'INVALID_ARGUMENT', message);
  }
  return request;
}

function readWhole({ json, url, bytes }: WixCall): JsonObject {
  if (json) return json;
  if (bytes.length > 0) {
    throw new GenericError(400, 'INVALID_ARGUMENT', 'The body is not a JSON object.');
  }
  const whole = url.searchParams.get('.r');
  const value = whole === null ? undefined : parseJson(Buffer.from(whole, 'base64url').toString());
  return isJsonObject(value) ? value : readParameters(url.searchParams);
}

/** Reads parameters such as `paging.limit=5`. A repeated parameter is an array. */
function readParameters(parameters: URLSearchParams): JsonObject {
  const request: Record<string, unknown> = Object.create(null);
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    const keys = name.split('.');
    const last = keys.pop() ?? '';
    let target = request;
    for (const key of keys) {
      const inner = target[key];
      const next: Record<string, unknown> = isRecord(inner) ? inner : Object.create(null);
      target[key] = next;
      target = next;
    }
    target[last] = values.length > 1 ? values : values[0];
  }
  return request;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return isJsonObject(value);
}

/** Goes through the levels one by one, because a recursion would fail itself. */
function isDeep(request: JsonObject): boolean {
  let level: readonly unknown[] = [request];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_STORED_DEPTH) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}
