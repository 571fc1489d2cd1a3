/** The message of the error that every peer's `fail()` throws. No caller should see it. */
export const SECRET_MESSAGE = 'password of the database';

/** Throws as a fault in a method would. */
export function fail(): never {
  throw new Error(SECRET_MESSAGE);
}
