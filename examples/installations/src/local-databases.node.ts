import { createRequire } from 'node:module';
import { checkFileUrl, checkPostgresUrl } from './check-url.ts';
import type { Database } from './database.ts';
import { libsqlDatabase } from './libsql-database.ts';
import { postgresDatabase } from './postgres-database.ts';

// Node's own, as a bundler that reaches this file cannot bundle native code.
const require = createRequire(import.meta.url);

/** How long to wait for a database, or for who else writes into its file, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** Opens SQLite in a file, created if there is none. An acknowledged write survives the process. */
async function openFile(url: string): Promise<Database> {
  checkFileUrl(url);
  const {
    createClient,
  }: typeof import('@libsql/client/sqlite3') = require('@libsql/client/sqlite3');
  // SQLite waits for a lock without letting this process do anything else, so with a second
  // connection the process could wait for itself.
  const client = createClient({ url, concurrency: 1, timeout: TIMEOUT_MS });
  await client.execute('pragma journal_mode = wal');
  await client.execute('pragma synchronous = full');
  return libsqlDatabase(client);
}

async function openPostgres(url: string): Promise<Database> {
  checkPostgresUrl(url);
  const { Client, Pool }: typeof import('pg') = require('pg');
  const options = {
    connectionString: url,
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
  };
  // Connects to nothing, but parses the URL and reads the files that it names. A pool would do so
  // at the first query, and could not be closed after an error.
  new Client(options);
  const pool = new Pool({ ...options, max: 5 });
  // An idle connection was cut: the pool opens another when it needs one.
  pool.on('error', () => {});
  return postgresDatabase(pool);
}

/** The databases that need Node, by the scheme of their URL. */
export const localDatabases: ReadonlyMap<string, (url: string) => Promise<Database>> = new Map([
  ['file:', openFile],
  ['postgres:', openPostgres],
  ['postgresql:', openPostgres],
]);
