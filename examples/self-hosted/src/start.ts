import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
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
 * @throws {Error} If the database cannot be used, or the port is taken; the message is for the log.
 */
export async function start(config: Config): Promise<RunningServer> {
  const installations = await openInstallations(config.database);
  const server = createServer(createApp(config, installations));
  try {
    await installations.check();
    await listen(server, config);
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

async function listen(server: Server, { host, port }: Config): Promise<void> {
  try {
    await once(server.listen(port, host), 'listening');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause;
    throw new Error(`The server cannot listen at PORT ${port} of HOST ${host}: ${reason}`, {
      cause,
    });
  }
}
