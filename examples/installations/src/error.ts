/**
 * What went wrong:
 * - `INVALID_URL`: `DATABASE_URL` names no database that can be used here.
 * - `NOT_MIGRATED`: the database has to be migrated first.
 * - `DATABASE_FAILED`: the database cannot be reached, or refuses a statement.
 * - `WIX_FAILED`: Wix did not say whether the app is installed.
 */
type Code = 'INVALID_URL' | 'NOT_MIGRATED' | 'DATABASE_FAILED' | 'WIX_FAILED';

/**
 * The error that this package throws. Its message is a single line for the log. It contains no
 * secret, so it quotes no driver and has no `cause`.
 */
export class InstallationsError extends Error {
  override readonly name = 'InstallationsError';

  constructor(
    readonly code: Code,
    message: string,
  ) {
    super(message);
  }
}
