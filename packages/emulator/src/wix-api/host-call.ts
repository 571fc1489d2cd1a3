import { randomUUID } from 'node:crypto';
import type { HostCallReport } from '../model/log/host-call-entry.js';
import type { EmulatorState } from '../model/state.js';
import { redactSecrets } from '../redact/secrets.js';
import { maskValues } from '../redact/values.js';

/** Lists a call of a host's function. */
export function noteHostCall(
  state: EmulatorState,
  { instanceId, surface, call, outcome, note }: HostCallReport,
): void {
  const printable = (text: string) => maskValues(withoutControls(text), state.secrets.values);
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

/** Returns a text of the app without what it could do to a terminal, and without tokens. */
function withoutControls(text: string): string {
  return redactSecrets(text.replaceAll(/\p{C}/gu, ''));
}
