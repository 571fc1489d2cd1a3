import { type SubjectType, subjectTypes, type TokenClaims } from '../claims.js';
import type { JsonObject } from '../json.js';

/**
 * Reads the claims of a token from a JSON object.
 * @throws {RangeError} whose message names the field that is wrong.
 */
export function readClaims(body: JsonObject): TokenClaims {
  const { subjectType, expiresInSeconds, active } = body;
  if (!isSubjectType(subjectType)) {
    throw new RangeError(`"subjectType" must be one of ${subjectTypes.join(', ')}.`);
  }
  const instanceId = optionalString(body, 'instanceId');
  if (instanceId === undefined) throw new RangeError('"instanceId" is missing.');
  if (expiresInSeconds !== undefined && !Number.isFinite(expiresInSeconds)) {
    throw new RangeError('"expiresInSeconds" must be a number.');
  }
  if (active !== undefined && typeof active !== 'boolean') {
    throw new RangeError('"active" must be a boolean.');
  }
  const clientId = optionalString(body, 'clientId');
  const siteId = optionalString(body, 'siteId');
  const subjectId = optionalString(body, 'subjectId');
  return {
    subjectType,
    instanceId,
    ...(clientId !== undefined && { clientId }),
    ...(siteId !== undefined && { siteId }),
    ...(subjectId !== undefined && { subjectId }),
    ...(typeof expiresInSeconds === 'number' && { expiresInSeconds }),
    ...(active !== undefined && { active }),
  };
}

function isSubjectType(value: unknown): value is SubjectType {
  return subjectTypes.some((type) => type === value);
}

function optionalString(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new RangeError(`"${name}" must be a string.`);
}
