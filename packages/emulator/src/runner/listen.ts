import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
} from 'node:http';
import { Server as HttpsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { addressesFor, bind, LOOPBACK, listenAlso } from './addresses.js';

/** A running server. */
export interface RunningServer {
  /** Its origin, for example `http://localhost:4321`. */
  readonly url: string;
  /** Stops the server and cuts open connections. */
  close(): Promise<void>;
}

/** Where a server listens. */
interface Place {
  /** The port; 0 picks a free port. */
  readonly port: number;
  /** The host name in the server's `url`, a name of the loopback interface. */
  readonly hostname: string;
  /** An IP address to listen on, in addition to the loopback interface. Default: none. */
  readonly host?: string | undefined;
}

/** Options of {@link listen}. */
interface ListenOptions extends Place {
  /** More options of the server. */
  readonly server?: ServerOptions;
  /** Handles requests for web sockets. Default: they are refused. */
  readonly onUpgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/** How many free ports to try, because another program may use one on some of the addresses. */
const MAX_ATTEMPTS = 10;

/**
 * Listens on the loopback interface, with IPv4 and with IPv6, and on another address if one is given.
 * @param listener Answers the requests.
 * @throws {EmulatorError} If the port is taken, or if this computer does not have the address.
 */
export function listen(
  listener: RequestListener,
  { server: serverOptions = {}, onUpgrade, ...place }: ListenOptions,
): Promise<RunningServer> {
  return startServer(() => {
    const server = createServer(serverOptions, listener);
    if (onUpgrade) server.on('upgrade', onUpgrade);
    return server;
  }, place);
}

/**
 * Lets a server listen like {@link listen}.
 * @param create Creates the server, once for each attempt.
 * @throws {EmulatorError} As {@link listen}.
 */
export async function startServer(
  create: () => Server | HttpsServer,
  place: Place,
): Promise<RunningServer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(create(), place);
    } catch (error) {
      if (place.port !== 0 || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

async function startOnce(
  server: Server | HttpsServer,
  { port, hostname, host }: Place,
): Promise<RunningServer> {
  // Node would close connections that are idle for five seconds. To a program that reuses one just then,
  // that would look like a fault.
  server.keepAliveTimeout = 0;
  const [first, ...others] = addressesFor(host);
  await bind(server, first, port);
  const closeFirst = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  try {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('Not a TCP server.');
    const closeOthers = await listenAlso(others, address.port, server);
    return {
      url: `${server instanceof HttpsServer ? 'https' : 'http'}://${hostname}:${address.port}`,
      close: async () => {
        await Promise.all([closeFirst(), closeOthers()]);
      },
    };
  } catch (error) {
    await closeFirst();
    throw error;
  }
}

/**
 * Finds a port that nothing listens on.
 * @param wanted The port to check; 0 picks a free port.
 * @param host As for {@link listen}.
 * @throws {EmulatorError} If the wanted port is taken, or if this computer does not have the address.
 */
export async function freePort(wanted: number, host?: string): Promise<number> {
  const server = await listen(() => {}, { port: wanted, hostname: LOOPBACK, host });
  await server.close();
  return Number(new URL(server.url).port);
}
