import { createClient } from '@libsql/client/http';
import { localDatabases } from '#local-databases';
import type { Database } from './database.ts';
import { libsqlDatabase } from './libsql-database.ts';
import { unusable } from './unusable.ts';

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
 * @throws {Error} If the URL is of another kind, or cannot be opened. The message has no more
 * of the URL than its scheme, as the rest can have a password in it.
 */
export async function connect({ url, authToken }: DatabaseOptions): Promise<Database> {
  const scheme = /^[a-z]+:/i.exec(url)?.[0].toLowerCase() ?? '';
  const open = localDatabases.get(scheme);
  try {
    if (open) return await open(url);
    if (REMOTE.includes(scheme)) {
      return libsqlDatabase(createClient(authToken ? { url, authToken } : { url }));
    }
  } catch (cause) {
    throw unusable(cause);
  }
  const schemes = [...localDatabases.keys(), ...REMOTE].join(', ');
  const found = scheme ? `begins with ${scheme}` : 'has no scheme, as file:installations.db has';
  throw new Error(`DATABASE_URL has to begin with one of ${schemes} here. It ${found}.`);
}
