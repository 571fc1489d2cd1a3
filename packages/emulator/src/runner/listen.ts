import { once } from 'node:events';
import { createServer, type RequestListener, type ServerOptions } from 'node:http';
import { EmulatorError } from '../util/emulator-error.js';

/** A running server. */
export interface RunningServer {
  /** Its origin, for example `http://localhost:4321`. */
  readonly url: string;
  /** Stops the server and cuts open connections. */
  close(): Promise<void>;
}

/** The only interface that the emulator ever binds to. */
export const LOOPBACK = '127.0.0.1';

/**
 * Listens on the loopback interface.
 * @param listener Answers the requests.
 * @param options.port The port; 0 picks a free port.
 * @param options.hostname The host name in the server's `url`, a name of the loopback interface.
 * @param options.server More options of the server.
 * @throws {EmulatorError} If the port is taken.
 */
export async function listen(
  listener: RequestListener,
  {
    port,
    hostname,
    server: serverOptions = {},
  }: { readonly port: number; readonly hostname: string; readonly server?: ServerOptions },
): Promise<RunningServer> {
  const server = createServer(serverOptions, listener);
  server.listen(port, LOOPBACK);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new EmulatorError(
      'PORT_IN_USE',
      `Cannot listen on port ${port}. Is another program using it?`,
      { cause },
    );
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not a TCP server.');
  return {
    url: `http://${hostname}:${address.port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * Finds a port that nothing listens on.
 * @param wanted The port to check; 0 picks a free port.
 * @throws {EmulatorError} If the wanted port is taken.
 */
export async function freePort(wanted: number): Promise<number> {
  const server = await listen(() => {}, { port: wanted, hostname: LOOPBACK });
  await server.close();
  return Number(new URL(server.url).port);
}
