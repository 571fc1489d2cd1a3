import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import type { DatabaseServer } from './libsql-server.js';

/**
 * Starts Postgres in this process, behind a socket that speaks its protocol. All of its
 * connections share one session, so they cannot be used at the same time.
 */
export async function startPostgresServer(): Promise<DatabaseServer> {
  const database = await PGlite.create();
  const server = new PGLiteSocketServer({
    db: database,
    host: '127.0.0.1',
    port: 0,
    maxConnections: 20,
  });
  await server.start();
  const { port } = new URL(`postgres://${server.getServerConn()}`);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async close() {
      await server.stop();
      await database.close();
    },
  };
}
