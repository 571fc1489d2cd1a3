import type { Fault } from '../client/api.js';
import { formatDuration, formatStatus, plural } from '../components/format.js';

/** What each kind of fault does, in the order in which they are offered. */
export const faultKinds = {
  status: 'Error status',
  latency: 'Late answer',
  reset: 'Connection reset',
  hang: 'No answer, ever',
  malformed: 'Malformed body',
  truncated: 'Body cut off',
} as const satisfies Record<Fault['kind'], string>;

/**
 * Says what a fault does to which calls.
 * @param fault The fault.
 * @param operation The title of its operation, if it has one.
 */
export function describeFault(fault: Fault, operation: string | undefined): string {
  const { count, probability, seed } = fault;
  const parts: string[] = [faultKinds[fault.kind]];
  if (fault.kind === 'latency') parts.push(`by ${formatDuration(fault.latencyMs)}`);
  if (fault.kind === 'status') parts.push(formatStatus(fault.status));
  parts.push(operation === undefined ? 'on any operation' : `on “${operation}”`);
  const limits: string[] = [];
  if (count !== undefined) limits.push(plural(count, 'call'));
  if (probability !== undefined && probability < 1) {
    limits.push(`${Math.round(probability * 1000) / 10} % of the calls`);
    if (seed !== undefined) limits.push(`seed ${seed}`);
  }
  return [parts.join(' '), ...limits].join(', ');
}
