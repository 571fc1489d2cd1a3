import { InstallationsError } from './error.ts';

const ENCODE =
  'Percent-encode special characters in the user, the password and the parameters, such as / as %2F, @ as %40 and % as %25';

/** What the codes of the drivers and of Node mean, if the code alone does not say it. */
const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'nothing listens at its address'],
  ['ENOTFOUND', 'its host is unknown'],
  ['EAI_AGAIN', 'its host cannot be looked up'],
  ['ENOENT', 'a file that DATABASE_URL names does not exist'],
  ['28P01', 'it refuses the user or the password'],
  ['28000', 'it refuses the user'],
  ['3D000', 'it has no database with this name'],
  ['53300', 'it has too many connections'],
  ['SQLITE_CANTOPEN', 'the file cannot be opened; check its folder and the permissions'],
  ['SQLITE_NOTADB', 'the file is not a database'],
  ['SQLITE_READONLY', 'the file is read-only'],
  ['SQLITE_BUSY', 'another process has locked it'],
  ['SQLITE_FULL', 'the disk is full'],
  ['ERR_INVALID_URL', `Invalid URL. ${ENCODE}`],
  ['URL_INVALID', `Invalid URL. ${ENCODE}`],
  ['URIError', `Invalid URL. ${ENCODE}`],
  ['UNKNOWN', 'its server refuses the request'],
  ['URL_PARAM_NOT_SUPPORTED', 'its only parameters are tls and authToken'],
]);

/** What drivers throw without a code, word for word. */
const KNOWN_MESSAGES: ReadonlySet<string> = new Set([
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Connection terminated due to connection timeout',
  'Connection terminated unexpectedly',
  'The server does not support SSL connections',
  'bad port',
]);

/**
 * Makes the error for what a driver has thrown. Drivers and servers quote the URL, the user, the
 * password or the token in their messages, in spellings that cannot all be found and removed. So
 * only the error's code, its HTTP status and messages that are known word for word are passed on.
 * @param error Anything that was thrown.
 */
export function toDatabaseError(error: unknown): InstallationsError {
  if (error instanceof InstallationsError) return error;
  const chain = chainOf(error);
  if (chain.some(({ message }) => isOfMissingTable(message))) {
    return new InstallationsError(
      'NOT_MIGRATED',
      'The database is not up to date. Run `npm run migrate -w examples/installations` with its DATABASE_URL.',
    );
  }
  const code = first(chain, codeOf) ?? first(chain, nameOf) ?? 'unknown error';
  const status = first(chain, statusOf);
  const known = status === undefined ? MEANINGS.get(code) : `HTTP status ${status}`;
  return unusable('DATABASE_FAILED', known ? `${known} (${code})` : code);
}

/**
 * Makes the error for a `DATABASE_URL` with which no driver is asked.
 * @param reason What is wrong, and what to write. It quotes nothing of the URL.
 */
export function invalidUrl(reason: string): InstallationsError {
  return unusable('INVALID_URL', reason);
}

/** Makes the error for a `DATABASE_URL` that a driver cannot parse either. */
export const unparsableUrl = () => invalidUrl(`Invalid URL. ${ENCODE}`);

function unusable(code: InstallationsError['code'], reason: string): InstallationsError {
  return new InstallationsError(code, `The database of DATABASE_URL cannot be used: ${reason}.`);
}

/** "fetch failed" says nothing without its cause. A cause may have itself as its cause. */
function chainOf(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  for (let next = error; next instanceof Error && chain.length < 5; next = next.cause) {
    chain.push(next);
  }
  return chain;
}

function first<T>(chain: readonly Error[], read: (error: Error) => T | undefined): T | undefined {
  for (const error of chain) {
    const value = read(error);
    if (value !== undefined) return value;
  }
  return undefined;
}

function codeOf(error: Error): string | undefined {
  if (KNOWN_MESSAGES.has(error.message)) return error.message;
  // The embedded SQLite gives this error an empty code, and puts the path into its message.
  if (error.message.startsWith('ConnectionFailed(')) return 'SQLITE_CANTOPEN';
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code) ? code : undefined;
}

/** The class says more than nothing, but `Error` does not. */
function nameOf({ name }: Error): string | undefined {
  return name !== 'Error' && /^[A-Za-z]{1,40}$/.test(name) ? name : undefined;
}

function statusOf(error: Error): number | undefined {
  return 'status' in error && typeof error.status === 'number' ? error.status : undefined;
}

/** What SQLite and Postgres say of a table or a column that a migration has still to create. */
function isOfMissingTable(message: string): boolean {
  return /no such (table|column)|(relation|column) .* does not exist/.test(message);
}
