/**
 * The HTTP statuses of the codes in Wix's errors: the general codes, and those of Wix Data. An
 * error of Wix Data has no other status. The remaining codes mean that the request was wrong.
 * @see https://dev.wix.com/docs/sdk/articles/work-with-the-sdk/about-errors
 * @see https://dev.wix.com/docs/sdk/backend-modules/data/error-codes
 */
const STATUSES: ReadonlyMap<string, number> = new Map([
  ['UNAUTHENTICATED', 401],
  ['UNAUTHORIZED', 401],
  ['PERMISSION_DENIED', 403],
  ['FORBIDDEN', 403],
  ['NOT_FOUND', 404],
  ['RESOURCE_EXHAUSTED', 429],
  ['TOO_MANY_REQUESTS', 429],
  ['INTERNAL', 500],
  ['INTERNAL_ERROR', 500],
  ['INTERNAL_SERVER_ERROR', 500],
  ['UNKNOWN', 500],
  ['SERVICE_UNAVAILABLE', 503],
  ['UNAVAILABLE', 503],
  ['GATEWAY_TIMEOUT', 504],
  ['DEADLINE_EXCEEDED', 504],
  // The collection does not exist, was deleted, or belongs to an app that is not installed.
  ['WDE0025', 404],
  ['WDE0026', 404],
  ['WDE0171', 404],
  // The item, or the reference to an item, does not exist.
  ['WDE0073', 404],
  ['WDE0153', 404],
  // The caller, or the app, may not use the collection, or change it.
  ['WDE0027', 403],
  ['WDE0144', 403],
  ['WDE0177', 403],
  // The site's quota of requests or of storage is used up.
  ['WDE0014', 429],
  ['WDE0091', 429],
  // Wix Data failed, or the external database behind the collection.
  ['WDE0053', 500],
  ['WDE0054', 500],
  ['WDE0055', 500],
  ['WDE0115', 500],
  ['WDE0116', 502],
  ['WDE0131', 502],
  ['WDE0028', 504],
]);

/**
 * Returns the HTTP status that the code in an error of Wix's SDK means.
 * @param error Anything that was thrown.
 * @returns `undefined` if the error has no code; 400 if the code means that the request was wrong.
 */
export function applicationStatus(error: Error): number | undefined {
  const details = 'details' in error ? error.details : undefined;
  const applicationError = property(details, 'applicationError');
  const code = property(applicationError, 'code');
  // For an answer without a code, `@wix/data` has the status in its place.
  if (typeof code === 'number') return code;
  if (typeof code !== 'string') return undefined;
  return STATUSES.get(code) ?? (/_NOT_FOUND$/.test(code) ? 404 : 400);
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
