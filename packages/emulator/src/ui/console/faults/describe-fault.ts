import type { Fault } from '../client/api.js';
import { formatDuration, formatStatus, plural } from '../components/format.js';

/** The titles of the kinds of faults, in the order of the menu. */
export const faultKinds = {
  status: 'Error status',
  latency: 'Late answer',
  reset: 'Connection reset',
  hang: 'No answer, ever',
  malformed: 'Malformed body',
  truncated: 'Body cut off',
} as const satisfies Record<Fault['kind'], string>;

/**
 * Describes a fault and the requests that it affects.
 * @param operation The title of the fault's operation, if it has one.
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
