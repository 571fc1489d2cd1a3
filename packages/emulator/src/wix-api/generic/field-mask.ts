import { isJsonObject, type JsonObject } from '../../util/json.js';
import { notEmulated } from './generic-error.js';
import type { StandardMethod } from './standard-method.js';

/**
 * Reads the fields to which a request restricts an update: `fieldMask` or `mask`, a text with commas or
 * a list.
 * @returns `undefined` if the request does not restrict it.
 * @throws {GenericError} If the mask names anything but whole fields of the entity.
 */
export function readMask(
  { fieldMask, mask = fieldMask }: JsonObject,
  { entity }: StandardMethod,
): readonly string[] | undefined {
  const given = isJsonObject(mask) ? mask.paths : mask;
  const paths = typeof given === 'string' ? given.split(',') : given;
  if (!Array.isArray(paths)) return undefined;
  const fields = paths.map((path) => String(path)).filter((path) => path !== '');
  const unknown = fields.find((field) => !entity.has(field));
  if (unknown !== undefined) throw notEmulated(`the field mask "${unknown}"`);
  return fields.length > 0 ? fields : undefined;
}
