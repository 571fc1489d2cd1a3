import { wixError } from '../error.js';

/** A refusal by Wix Data, with the code of Wix's documentation. */
export class DataError extends Error {
  override readonly name = 'DataError';
  readonly status: number;
  readonly code: string;

  /**
   * @param status The HTTP status.
   * @param code For example `WDE0025`.
   * @param message The problem, without the code.
   */
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** The error as Wix's APIs describe it, with the code in its description as on Wix. */
  get applicationError() {
    return { code: this.code, description: `${this.code}: ${this.message}`, data: {} };
  }

  /** The answer that makes the SDK throw the error. */
  get response(): Response {
    return wixError(this.status, this.code, this.applicationError.description);
  }
}

/** `WDE0025`: there is no such collection. */
export function noCollection(id: string, ids: readonly string[]): DataError {
  const listed = ids.length > 0 ? `The site has: ${ids.join(', ')}.` : 'The site has none.';
  return new DataError(404, 'WDE0025', `The ${id} collection does not exist. ${listed}`);
}

/** `WDE0027`: the caller may not perform an action on the items of a collection. */
export function noPermission(action: string, collectionId: string): DataError {
  return new DataError(
    403,
    'WDE0027',
    `The current user does not have permissions to ${action} on the ${collectionId} collection.`,
  );
}

/** `WDE0073`: there is no such item. */
export function noItem(id: string, collectionId: string): DataError {
  return new DataError(
    404,
    'WDE0073',
    `Item [${id}] does not exist in collection [${collectionId}].`,
  );
}

/** `WDE0074`: another item has this id. */
export function itemExists(id: string, collectionId: string): DataError {
  return new DataError(
    409,
    'WDE0074',
    `An item with _id [${id}] already exists in collection [${collectionId}].`,
  );
}

/** `WDE0075`: the request is malformed. */
export function invalidRequest(message: string): DataError {
  return new DataError(400, 'WDE0075', message);
}
