import type { Phase } from '../runner/phases.js';
import type { Network } from './network-arguments.js';

/** The origins of the running servers on this computer. */
export interface Origins {
  readonly console: string;
  readonly app: string;
}

/**
 * Describes how long the start of something took.
 * @param what What has started.
 * @param durationMs The duration of the whole start, in milliseconds.
 * @param phases The parts of the start. Default: none are described.
 */
export function describeDuration(
  what: string,
  durationMs: number,
  phases: readonly Phase[] = [],
): string {
  const parts = phases.map(({ name, durationMs }) => `${name} ${seconds(durationMs)}`).join(', ');
  return `  ${what} ready in ${seconds(durationMs)}${parts === '' ? '' : ` (${parts})`}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Lists the addresses to open in a browser, and says who else can reach them. */
export function describeAddresses(
  { console, app }: Origins,
  { host, allowedHosts, appUrl }: Pick<Network, 'host' | 'allowedHosts' | 'appUrl'>,
): string {
  // A container or a tunnel that changes the app's address changes the console's, too.
  const at = (origin: string) =>
    appUrl === undefined ? allowedHosts.map((name) => withHost(origin, name)) : [];
  const lines = [
    ...labelled('Console', [console, ...at(console)]),
    ...labelled('App', [app, ...(appUrl === undefined ? at(app) : [appUrl])]),
  ];
  if (host !== undefined) {
    lines.push(
      '',
      `  Listening on ${host}: everyone who reaches these ports controls the emulator and the app.`,
    );
  }
  return `\n${lines.join('\n')}\n`;
}

function labelled(label: string, origins: readonly string[]): string[] {
  return origins.map((origin, index) => `  ${(index === 0 ? label : '').padEnd(7)}  ${origin}`);
}

function withHost(origin: string, hostname: string): string {
  const url = new URL(origin);
  url.hostname = hostname;
  return url.origin;
}
