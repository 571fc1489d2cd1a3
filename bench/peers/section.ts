import { table } from '../page';
import type { Ratio } from '../ratio';
import type { ClientBytes } from './build';
import type { Probes } from './probes';

/** What was measured of a contestant. */
export interface PeerResult {
  readonly title: string;
  readonly client: ClientBytes | undefined;
  /** This contestant's calls with a small argument, divided by the web method's. */
  readonly small: Ratio | undefined;
  /** The same with a large argument. */
  readonly large: Ratio | undefined;
  readonly probes: Probes;
}

/** How the contestants were measured. */
export interface Conditions {
  readonly smallBytes: number;
  readonly largeBytes: number;
  readonly rounds: number;
  readonly calls: number;
  readonly versions: Readonly<Record<string, string>>;
}

/** Describes the comparison with the peers, as Markdown. */
export function describePeers(results: readonly PeerResult[], conditions: Conditions): string {
  const { calls, largeBytes, rounds, smallBytes, versions } = conditions;
  const used = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `Versions: ${used.join(', ')}.

${table(
  ['', 'client, bytes', `calls with ${smallBytes} bytes`, `with ${count(largeBytes)} bytes`],
  results.map(({ title, client, small, large }) => [
    title,
    client ? bytes(client) : '',
    share(small),
    share(large),
  ]),
)}

Median of ${rounds} rounds of ${count(calls)} calls, with the lowest and the highest round in brackets.

${table(
  ['', 'message of an error', 'preflight', 'cross-site JSON', 'cross-site text', '20 MB'],
  results.map(({ title, probes }) => [
    title,
    probes.leaksMessage ? '**sent**' : 'not sent',
    probes.allowsPreflight ? 'allowed' : 'not allowed',
    outcome(probes.crossSiteJson),
    outcome(probes.crossSiteText),
    outcome(probes.largeBody),
  ]),
)}`;
}

function bytes({ initial, lazy }: ClientBytes): string {
  return lazy > 0 ? `${count(initial)} (+ ${count(lazy)} lazy)` : count(initial);
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function share(ratio: Ratio | undefined): string {
  if (!ratio) return '1';
  const { median, min, max } = ratio;
  return `${median.toFixed(2)} (${min.toFixed(2)} to ${max.toFixed(2)})`;
}

function outcome(status: Probes['largeBody']): string {
  if (status === 'closed') return 'connection closed';
  return status < 300 ? `**runs** (${status})` : `refused (${status})`;
}
