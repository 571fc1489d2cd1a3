import { createClient } from '@libsql/client/http';
import { localDatabases } from '#local-databases';
import { checkServerUrl } from './check-url.ts';
import type { Database } from './database.ts';
import { toDatabaseError } from './database-error.ts';
import { InstallationsError } from './error.ts';
import { libsqlDatabase } from './libsql-database.ts';

/** Where the database is. */
export interface DatabaseOptions {
  /**
   * `file:` for SQLite in a file (Node only), `libsql:`, `https:` or `http:` for a libSQL server,
   * `postgres:` for Postgres (Node only).
   */
  readonly url: string;
  /** The token that a libSQL server asks for. */
  readonly authToken?: string | undefined;
}

const SERVERS = ['libsql:', 'https:', 'http:'];

/**
 * The schemes that a message may quote. In `user:password@host`, which lacks one, the first word is
 * not a scheme, and not for a log.
 */
const KNOWN_SCHEMES = [
  'file:',
  'postgres:',
  'postgresql:',
  'mysql:',
  'mariadb:',
  'sqlite:',
  'sqlserver:',
  'mongodb:',
  'mongodb+srv:',
  'redis:',
  'rediss:',
  'ws:',
  'wss:',
];

/**
 * Opens a database.
 * @throws {InstallationsError} If the URL is of another kind, or cannot be opened; and from each
 * function of the database if it fails. No message contains more of the URL than a known scheme.
 */
export async function connect({ url, authToken }: DatabaseOptions): Promise<Database> {
  const scheme = /^[a-z]+:/i.exec(url)?.[0].toLowerCase() ?? '';
  const open = localDatabases.get(scheme);
  if (!open && !SERVERS.includes(scheme)) throw unknownScheme(url);
  return guarded(await orDatabaseError(async () => (open ?? openServer)(url, authToken)));
}

async function openServer(url: string, authToken: string | undefined): Promise<Database> {
  checkServerUrl(url);
  if (authToken && !/^[\x21-\x7e]+$/.test(authToken)) {
    throw new InstallationsError(
      'DATABASE_FAILED',
      'DATABASE_AUTH_TOKEN contains a space, a line break or another character that no token has.',
    );
  }
  return libsqlDatabase(createClient(authToken ? { url, authToken } : { url }));
}

/** Makes all that a database throws fit for a log. */
function guarded(database: Database): Database {
  return {
    execute: (statement) => orDatabaseError(() => database.execute(statement)),
    batch: (statements) => orDatabaseError(() => database.batch(statements)),
    close: () => orDatabaseError(() => database.close()),
  };
}

async function orDatabaseError<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    throw toDatabaseError(error);
  }
}

function unknownScheme(url: string): InstallationsError {
  const schemes = [...localDatabases.keys(), ...SERVERS].join(', ');
  const known = KNOWN_SCHEMES.find((scheme) => url.toLowerCase().startsWith(scheme));
  const found = known ? `begins with ${known}` : 'has no scheme, as file:installations.db has';
  return new InstallationsError(
    'INVALID_URL',
    `DATABASE_URL has to begin with one of ${schemes} here. It ${found}.`,
  );
}
