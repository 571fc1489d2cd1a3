import { isIP } from 'node:net';
import { invalidInput } from '../util/emulator-error.js';
import { isLoopback } from '../util/loopback.js';
import { readEmulatorPort } from './ask-emulator.js';
import { portFrom, readPort } from './port.js';

/** The syntax of the options that {@link readNetworkArguments} reads. */
export const networkArguments = {
  port: { type: 'string' },
  'emulator-port': { type: 'string' },
  host: { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  'app-url': { type: 'string' },
} as const;

/** The help for these options. */
export const NETWORK_HELP = `
  --port <port>           the port of the app (default: PORT, or 4321)
  --emulator-port <port>  the port of the console and the control API (default: EMULATOR_PORT, or
                          4400)
  --host <address>        listen on this address, too, such as 0.0.0.0 in a container; needs
                          --allow-host (default: this computer only)
  --allow-host <name>     accept requests for this host name, too; can be repeated
  --app-url <url>         the app's address in the browser, if a container or a tunnel changes it`;

/** Where a command listens, and how browsers reach it. */
export interface Network {
  /** The port of the app; 0 picks a free port. */
  readonly port: number;
  /** The port of the console and the control API, likewise. */
  readonly emulatorPort: number;
  /** An IP address to listen on, in addition to the loopback interface. */
  readonly host: string | undefined;
  /** The host names to accept, in addition to those of the loopback interface. */
  readonly allowedHosts: readonly string[];
  /** The app's origin in the browser, if the user has named it. */
  readonly appUrl: string | undefined;
}

/**
 * Reads where to listen. Options win over the environment.
 * @throws {EmulatorError} If a value is invalid, if both ports are the same, or if other computers
 *   could reach the servers and no host name is allowed.
 */
export function readNetworkArguments(values: {
  readonly port?: string | undefined;
  readonly 'emulator-port'?: string | undefined;
  readonly host?: string | undefined;
  readonly 'allow-host'?: readonly string[] | undefined;
  readonly 'app-url'?: string | undefined;
}): Network {
  const port = readPort('--port', values.port) ?? portFrom('PORT', 4321);
  const emulatorPort = readEmulatorPort(values);
  if (port === emulatorPort && port !== 0) {
    throw invalidInput(
      `The app and the emulator need different ports, but both have ${port}. Change one with --port or --emulator-port.`,
    );
  }
  const host = readAddress(values.host);
  const appUrl = readAppUrl(values['app-url']);
  const named = (values['allow-host'] ?? []).map(readHostName);
  if (host !== undefined && named.length === 0) {
    throw invalidInput(
      `--host ${host} needs --allow-host <name>, because other computers can then reach the emulator. Name the host in the address that you open in the browser, for example --allow-host localhost.`,
    );
  }
  const ofApp = appUrl === undefined ? [] : [new URL(appUrl).hostname];
  const allowedHosts = [...new Set([...named, ...ofApp])].filter((name) => !isLoopback(name));
  return { port, emulatorPort, host, allowedHosts, appUrl };
}

/** Reads an IP address; `undefined` for one of the loopback interface, where servers listen anyway. */
function readAddress(text: string | undefined): string | undefined {
  if (text === undefined || text === 'localhost') return undefined;
  const address = text.replace(/^\[(.*)\]$/, '$1');
  const version = isIP(address);
  if (version === 0) {
    throw invalidInput(`--host must be an IP address, such as 0.0.0.0, not "${text}".`);
  }
  const url = version === 6 ? `http://[${address}]` : `http://${address}`;
  // In its usual form, unless it has the zone of a link.
  const hostname = URL.canParse(url) ? new URL(url).hostname : address;
  return isLoopback(hostname) ? undefined : hostname.replace(/^\[(.*)\]$/, '$1');
}

/** Reads a host name, in the form of `URL.hostname`. */
function readHostName(text: string): string {
  const name = isIP(text) === 6 ? `[${text}]` : text.toLowerCase();
  const url = `http://${name}`;
  // An international name changes when it is parsed.
  const isName = /^[^/?#@\\:*\s]+$|^\[[^\]]+\]$/.test(name) && URL.canParse(url);
  if (isName) return new URL(url).hostname;
  throw invalidInput(
    `--allow-host must be a host name without a protocol and a port, such as emulator.test, not "${text}".`,
  );
}

function readAppUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw invalidInput(
    `--app-url must be an address without a path, such as https://app.emulator.test, not "${text}".`,
  );
}
