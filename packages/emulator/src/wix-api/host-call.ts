import { randomUUID } from 'node:crypto';
import type { HostCallReport } from '../model/log/host-call-entry.js';
import type { EmulatorState } from '../model/state.js';
import { redactSecrets } from '../redact/secrets.js';

/** Lists a call of a host's function. */
export function noteHostCall(
  state: EmulatorState,
  { instanceId, surface, call, outcome, note }: HostCallReport,
): void {
  const instance = instanceId === undefined ? undefined : state.instances.find(instanceId)?.key;
  state.hostCalls.add({
    id: randomUUID(),
    time: new Date(state.clock.now()).toISOString(),
    surface: printable(surface),
    call: printable(call),
    outcome,
    note: printable(note),
    ...(instance !== undefined && { instance }),
  });
}

/** Returns a text of the app in a form that may be logged and printed. */
function printable(text: string): string {
  return redactSecrets(text.replaceAll(/\p{C}/gu, ''));
}
