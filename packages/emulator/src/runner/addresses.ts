import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { EmulatorError, invalidInput } from '../util/emulator-error.js';

/** How servers are reached from other computers, or from outside of a container. Default: not at all. */
export interface NetworkOptions {
  /**
   * An IP address to listen on, in addition to the loopback interface. `0.0.0.0` and `::` stand for
   * all addresses.
   */
  readonly host?: string | undefined;
  /**
   * The host names to accept requests for, in addition to those of the loopback interface, as in
   * `URL.hostname`.
   */
  readonly allowedHosts?: readonly string[] | undefined;
}

/** The loopback interface, which every server listens on. */
export const LOOPBACK = '127.0.0.1';

/** The loopback interface in IPv6, which a computer or a container may not have. */
const LOOPBACK_6 = '::1';

/**
 * Lists the addresses to listen on. A browser may resolve `localhost` to either of the two loopback
 * addresses, so servers listen on both.
 * @param host As in {@link NetworkOptions}.
 */
export function addressesFor(
  host: string | undefined,
): readonly [first: string, ...others: string[]] {
  if (host === undefined || host === LOOPBACK || host === LOOPBACK_6) return [LOOPBACK, LOOPBACK_6];
  if (host === '0.0.0.0') return [host, LOOPBACK_6];
  // Includes the addresses of IPv4.
  if (host === '::') return [host];
  return [LOOPBACK, LOOPBACK_6, host];
}

/**
 * Listens on more addresses for a server that already listens on one.
 * @param addresses The addresses. The IPv6 loopback address is skipped on a computer without IPv6.
 * @param port The port of the server.
 * @param target The HTTP server that gets the connections.
 * @returns A function that stops listening and cuts open connections.
 * @throws {EmulatorError} If a port is taken, or if this computer does not have an address.
 */
export async function listenAlso(
  addresses: readonly string[],
  port: number,
  target: NodeJS.EventEmitter,
): Promise<() => Promise<void>> {
  const open = new Set<Socket>();
  const servers: Server[] = [];
  const close = async () => {
    const closed = servers.map((server) => once(server.close(), 'close'));
    for (const socket of open) socket.destroy();
    await Promise.all(closed);
  };
  for (const address of addresses) {
    // With the socket options of Node's HTTP servers.
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      target.emit('connection', socket);
    });
    try {
      if (await bind(server, address, port)) servers.push(server);
    } catch (error) {
      await close();
      throw error;
    }
  }
  return close;
}

/**
 * Makes a server listen on an address.
 * @param port The port; 0 picks a free port.
 * @returns False for the IPv6 loopback address on a computer without IPv6.
 * @throws {EmulatorError} If the port is taken, or if this computer does not have the address.
 */
export async function bind(server: Server, address: string, port: number): Promise<boolean> {
  server.listen(port, address);
  try {
    await once(server, 'listening');
    return true;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') {
      if (address === LOOPBACK_6) return false;
      throw invalidInput(`Cannot listen on ${address}. This computer has no such address.`, {
        cause,
      });
    }
    const reason =
      code === 'EACCES' ? 'This port needs more rights.' : 'Is another program using it?';
    throw new EmulatorError('PORT_IN_USE', `Cannot listen on port ${port}. ${reason}`, { cause });
  }
}
