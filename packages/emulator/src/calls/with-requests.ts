import type { EmulatorState } from '../state.js';
import type { CallLogEntry } from './call-log-entry.js';
import type { RequestLogEntry } from './request-log-entry.js';

/** The calls of the app, each with the calls to Wix that it made the app make. */
export function withRequests({ calls, requests }: EmulatorState): readonly CallLogEntry[] {
  const byCall = new Map<string, RequestLogEntry[]>(calls.entries.map(({ id }) => [id, []]));
  for (const request of requests.entries) byCall.get(request.callId ?? '')?.push(request);
  return calls.entries.map((call) => ({ ...call, requests: byCall.get(call.id) ?? [] }));
}
