import { once } from 'node:events';
import { openInstallations } from 'example-installations';
import { createApp } from './app.ts';
import type { Config } from './config.ts';

/** How long requests that are under way may take once the server is told to stop. */
const GRACE_MS = 10_000;

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  /** Takes no more requests, lets those that are under way end, and closes the database. */
  close(): Promise<void>;
}

/**
 * Starts the server.
 * @throws {Error} If the database cannot be opened, or the port is taken.
 */
export async function start(config: Config): Promise<RunningServer> {
  const installations = await openInstallations(config.database);
  const server = createApp(config, installations).listen(config.port, config.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    await installations.close();
    throw error;
  }
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return {
    url: `http://${config.host}:${port}`,
    async close() {
      const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      server.close();
      await once(server, 'close');
      clearTimeout(impatient);
      await installations.close();
    },
  };
}
