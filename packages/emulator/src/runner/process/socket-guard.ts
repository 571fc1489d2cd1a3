import { isIPv6, Socket } from 'node:net';
import { isLoopback } from '../../util/loopback.js';

/**
 * Refuses every connection of this process to another computer. All of `node:http`, `node:https`,
 * `node:http2`, `node:tls`, undici and web sockets connect by this one method of sockets.
 * @returns Lets connections out again.
 */
export function guardSockets(): () => void {
  const { connect } = Socket.prototype;
  function guardedConnect(this: Socket, ...args: unknown[]): unknown {
    const destination = remoteDestination(args);
    return Reflect.apply(connect, this, destination === undefined ? args : refusal(destination));
  }
  Object.defineProperty(Socket.prototype, 'connect', { ...method, value: guardedConnect });
  return () => {
    Object.defineProperty(Socket.prototype, 'connect', { ...method, value: connect });
  };
}

const method = { configurable: true, enumerable: true, writable: true };

/**
 * Reads the arguments of `connect`.
 * @returns The host and the port, or `undefined` for this computer: one of its own names and
 *   addresses, a Unix socket or a pipe.
 */
function remoteDestination([target, name]: readonly unknown[]): string | undefined {
  // Node itself passes its arguments on as a list within the list.
  if (Array.isArray(target)) return remoteDestination(target);
  const isOptions = typeof target === 'object' && target !== null;
  const { host, port, path }: Destination = isOptions ? target : { host: name, port: target };
  if (path || typeof host !== 'string' || host === '') return undefined;
  if (isLoopback(isIPv6(host) ? `[${host}]` : host)) return undefined;
  return `${host}, port ${port}`;
}

/** What says where a socket connects to; without a host it is this computer. */
interface Destination {
  readonly host?: unknown;
  readonly port?: unknown;
  readonly path?: unknown;
}

/**
 * The arguments with which `connect` fails as it does for a host that does not exist. What uses
 * sockets is ready for that, and not for a socket that is destroyed or throws right away.
 */
function refusal(destination: string): readonly unknown[] {
  const error = new Error(
    `wix-emulator lets no connection leave this computer: the app tried to reach ${destination}.`,
  );
  const lookup = (_host: string, _options: unknown, done: (error: Error) => void) =>
    process.nextTick(done, error);
  return [{ host: 'refused.invalid', port: 1, lookup }];
}
