import type { ClientSize } from './client-size';
import type { CallCost, Cost } from './cost';
import { table } from './page';
import type { Ratio } from './ratio';
import type { Throughput } from './throughput';

/** What `npm run bench` measures. */
export interface Results {
  readonly node: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly clientSize: ClientSize;
  readonly inNode: Throughput;
  readonly inWorkerd: Throughput;
  readonly behindWix: Throughput;
  readonly costs: readonly CallCost[];
}

/** Describes the results of `npm run bench`, as Markdown. */
export function describeResults(results: Results): string {
  const { behindWix, clientSize, costs, inNode, inWorkerd, node, versions } = results;
  const used = Object.entries({ node, ...versions }).map(([name, version]) => `${name} ${version}`);
  const { byHand, webMethod } = clientSize;
  return `Versions: ${used.join(', ')}.

A web method loads ${webMethod.initial} bytes for a call, and ${webMethod.lazy} more if it needs them.
A call written by hand loads ${byHand.initial} bytes.

${table(
  ['calls of a web method, divided by those of', 'endpoint', 'catch-all endpoint', 'Astro Action'],
  [
    ['in Node', ...ratios(inNode)],
    ['in `workerd`', ...ratios(inWorkerd)],
    ['behind Wix', ...ratios(behindWix)],
  ],
)}

Median of ${inNode.rounds} rounds, with the lowest and the highest in brackets.

${table(
  ['requests to Wix before the response, and time', 'web method', 'endpoint', 'Astro Action'],
  costs.map(({ name, webMethod, endpoint, action }) => [
    name,
    ...[webMethod, endpoint, action].map(costText),
  ]),
)}`;
}

function ratios({ webMethodTo }: Throughput): string[] {
  const { action, catchAllEndpoint, endpoint } = webMethodTo;
  return [endpoint, catchAllEndpoint, action].map(ratioText);
}

function ratioText({ median, min, max }: Ratio): string {
  return `${median.toFixed(2)} (${min.toFixed(2)} to ${max.toFixed(2)})`;
}

function costText({ requests, ms }: Cost): string {
  return `${requests}, ${ms} ms`;
}
