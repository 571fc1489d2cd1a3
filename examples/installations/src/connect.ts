import { createClient } from '@libsql/client/http';
import { localDatabases } from '#local-databases';
import type { Database } from './database.ts';
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

const REMOTE = ['libsql:', 'https:', 'http:'];

/**
 * Opens a database.
 * @throws {Error} If the URL is of another kind. The message has no more of it than its scheme, as
 * the rest can have a password in it.
 */
export async function connect({ url, authToken }: DatabaseOptions): Promise<Database> {
  const scheme = /^[a-z]+:/i.exec(url)?.[0].toLowerCase() ?? '';
  if (REMOTE.includes(scheme)) {
    return libsqlDatabase(createClient(authToken ? { url, authToken } : { url }));
  }
  const open = localDatabases.get(scheme);
  if (open) return open(url);
  const schemes = [...localDatabases.keys(), ...REMOTE].join(', ');
  throw new Error(`A database URL begins with one of ${schemes} here, and not with "${scheme}".`);
}
