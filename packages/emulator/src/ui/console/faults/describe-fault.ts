import type { FaultEffect } from '../../../model/faults/fault.js';
import type { LoggedFault } from '../client/wire.js';
import { formatDuration, formatStatus, plural } from '../components/format.js';

/** What each kind of fault does, in the order in which they are offered. */
export const faultKinds = {
  status: 'Error status',
  latency: 'Late answer',
  reset: 'Connection reset',
  hang: 'No answer, ever',
  malformed: 'Malformed body',
  truncated: 'Body cut off',
} as const satisfies Record<FaultEffect['kind'], string>;

/**
 * Says what a fault does to which calls.
 * @param fault the fault.
 * @param operation the title of its operation, if it has one.
 */
export function describeFault(
  { kind, latencyMs, status, count, probability, seed }: LoggedFault,
  operation: string | undefined,
): string {
  const parts: string[] = [faultKinds[kind]];
  if (latencyMs !== undefined) parts.push(`by ${formatDuration(latencyMs)}`);
  if (status !== undefined) parts.push(formatStatus(status));
  parts.push(operation === undefined ? 'on any operation' : `on “${operation}”`);
  const limits: string[] = [];
  if (count !== undefined) limits.push(plural(count, 'call'));
  if (probability !== undefined && probability < 1) {
    limits.push(`${Math.round(probability * 1000) / 10} % of the calls`);
    if (seed !== undefined) limits.push(`seed ${seed}`);
  }
  return [parts.join(' '), ...limits].join(', ');
}
