import { Agent } from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { isIPv6 } from 'node:net';
import { basename } from 'node:path';
import tls from 'node:tls';
import { isThisComputer } from '../../util/loopback.js';
import type { EmulatorAccess } from './hook-env.js';
import { TUNNEL_TLS, writeIdentity } from './tunnel.js';
import { isOptions, wrapFunction } from './wrap-function.js';

const HTTP_1 = 'http/1.1';

/**
 * Lets every HTTPS connection of this process to another computer lead to the emulator. `fetch`,
 * undici and everything that uses `node:https` open it with `tls.connect()`. Other connections stay
 * as they are, so that the guard of the sockets refuses them.
 * @param access The emulator.
 */
export function redirectHttps(access: EmulatorAccess): void {
  // Names the protocol, as undici does. Otherwise, nothing tells HTTP from other protocols, whose
  // clients would wait for a greeting of the server.
  wrapFunction(Agent.prototype, 'createConnection', ([options, ...rest], createConnection) => {
    if (!isOptions(options)) return createConnection([options, ...rest]);
    const { ALPNProtocols = [HTTP_1] } = options;
    return createConnection([{ ...options, ALPNProtocols }, ...rest]);
  });
  wrapFunction(tls, 'connect', ([options, ...rest], connect) => {
    const tunnel = isOptions(options) ? tunnelFor(options, access) : undefined;
    return connect([tunnel ?? options, ...rest]);
  });
  syncBuiltinESMExports();
}

/**
 * Changes the options of an HTTPS connection so that it leads to the emulator.
 * @returns `undefined` for any other connection, which includes those to this computer and those
 *   over a socket of the caller.
 */
function tunnelFor(
  options: Readonly<Record<string, unknown>>,
  { port, secret }: EmulatorAccess,
): object | undefined {
  const { host, ALPNProtocols, socket, path } = options;
  if (typeof host !== 'string' || host === '' || socket || path) return undefined;
  if (!Array.isArray(ALPNProtocols) || !ALPNProtocols.includes(HTTP_1)) return undefined;
  if (isThisComputer(host)) return undefined;
  const name = isIPv6(host) ? `[${host}]` : host;
  const identity = writeIdentity({
    authority: `${name}:${options.port ?? 443}`,
    program: basename(process.argv[1] ?? 'node'),
  });
  if (identity === undefined) return undefined;
  return {
    ...options,
    ...OF_THE_REAL_SERVER,
    ...TUNNEL_TLS,
    host: '127.0.0.1',
    port,
    pskCallback: () => ({ psk: Buffer.from(secret), identity }),
    // The secret has already proved that this is the emulator.
    checkServerIdentity: () => undefined,
  };
}

/** Options for the connection to the real server, with which this one would fail. */
const OF_THE_REAL_SERVER = {
  ca: undefined,
  cert: undefined,
  key: undefined,
  pfx: undefined,
  secureContext: undefined,
  secureProtocol: undefined,
  session: undefined,
  lookup: undefined,
  family: undefined,
  localAddress: undefined,
  localPort: undefined,
} as const;
