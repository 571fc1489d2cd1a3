import { randomUUID } from 'node:crypto';
import type { BlockedRequest } from '../model/log/blocked-request.js';
import type { EmulatorState } from '../model/state.js';
import { maskedUrl } from '../redact/values.js';

/** Lists a request that a page could not send, because its content security policy blocks it. */
export function noteBlockedRequest(
  state: EmulatorState,
  { surface, method, url, directive }: BlockedRequest,
): void {
  state.noteRequest({
    id: randomUUID(),
    surface,
    time: new Date(state.clock.now()).toISOString(),
    method,
    url: maskedUrl(url, state.secrets.values),
    status: 0,
    durationMs: 0,
    tag: 'refused',
    blockedBy: directive,
  });
}
