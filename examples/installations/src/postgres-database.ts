import type { Pool } from 'pg';
import type { Database, Statement } from './database.ts';

/** The key of the lock that a batch takes: any number, the same for all processes. */
const BATCH_LOCK = 'select pg_advisory_xact_lock(5074111)';

/**
 * Postgres.
 * @param pool Its connections.
 */
export function postgresDatabase(pool: Pool): Database {
  return {
    async execute(statement) {
      const { rows } = await pool.query(toPostgres(statement));
      return rows;
    },
    async batch(statements) {
      const connection = await pool.connect();
      let failure: Error | undefined;
      try {
        await connection.query('begin');
        // Postgres lets transactions run at the same time, and SQLite does not.
        await connection.query(BATCH_LOCK);
        for (const statement of statements) await connection.query(toPostgres(statement));
        await connection.query('commit');
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
        throw failure;
      } finally {
        // A connection that is closed for a failure is rolled back.
        connection.release(failure);
      }
    },
    close: () => pool.end(),
  };
}

/** Postgres numbers the values. */
function toPostgres({ sql, args = [] }: Statement): { text: string; values: unknown[] } {
  let count = 0;
  return { text: sql.replaceAll('?', () => `$${++count}`), values: [...args] };
}
