import { Socket } from 'node:net';
import { isThisComputer } from '../../util/loopback.js';

/**
 * Refuses every connection of this process to another computer. `node:http`, `node:https`,
 * `node:http2`, `node:tls`, undici and web sockets all use the one method that is replaced here.
 * @returns A function that allows connections again.
 */
export function guardSockets(): () => void {
  const { connect } = Socket.prototype;
  function guardedConnect(this: Socket, ...args: unknown[]): unknown {
    const destination = remoteDestination(args);
    return Reflect.apply(connect, this, destination === undefined ? args : refusal(destination));
  }
  Object.defineProperty(Socket.prototype, 'connect', { value: guardedConnect });
  return () => {
    Object.defineProperty(Socket.prototype, 'connect', { value: connect });
  };
}

/**
 * Reads the destination from the arguments of `connect`.
 * @returns The host and the port; `undefined` for this computer, which includes Unix sockets and pipes.
 */
function remoteDestination([target, name]: readonly unknown[]): string | undefined {
  // Node passes its own arguments as an array within the array.
  if (Array.isArray(target)) return remoteDestination(target);
  const isOptions = typeof target === 'object' && target !== null;
  const { host, port, path }: Destination = isOptions ? target : { host: name, port: target };
  if (path || typeof host !== 'string' || host === '') return undefined;
  if (isThisComputer(host)) return undefined;
  return `${host}, port ${port}`;
}

/** The destination of a socket. Without a host, it is this computer. */
interface Destination {
  readonly host?: unknown;
  readonly port?: unknown;
  readonly path?: unknown;
}

/**
 * Returns arguments with which `connect` fails as for a host that does not exist. Code that uses
 * sockets handles this failure, but not a socket that throws or is destroyed immediately.
 */
function refusal(destination: string): readonly unknown[] {
  const error = new Error(
    `wix-emulator lets no connection leave this computer: the app tried to reach ${destination}.`,
  );
  const lookup = (_host: string, _options: unknown, done: (error: Error) => void) =>
    process.nextTick(done, error);
  return [{ host: 'refused.invalid', port: 1, lookup }];
}
