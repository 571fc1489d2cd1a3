import type { Client, InStatement } from '@libsql/client/http';
import type { Database, Row, Statement } from './database.ts';

/**
 * SQLite, embedded or on a server.
 * @param client Of any of the kinds that `@libsql/client` has.
 */
export function libsqlDatabase(client: Client): Database {
  return {
    async execute(statement) {
      const { columns, rows } = await client.execute(toLibsql(statement));
      return rows.map((row): Row => Object.fromEntries(columns.map((name) => [name, row[name]])));
    },
    async batch(statements) {
      // `write` takes SQLite's lock at the start: two of them wait for each other.
      await client.batch(statements.map(toLibsql), 'write');
    },
    async close() {
      client.close();
    },
  };
}

function toLibsql({ sql, args = [] }: Statement): InStatement {
  return { sql, args: [...args] };
}
