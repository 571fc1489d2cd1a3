import type { HostCall } from '../client/api.js';
import { Badge } from '../components/badge.js';
import { formatTime } from '../components/format.js';
import { Entry, type EntryState } from './entry.js';

interface HostCallRowProps extends EntryState {
  readonly call: HostCall;
}

/** A call of a host's function, which expands to what the host did or what to do instead. */
export function HostCallRow({ call, ...state }: HostCallRowProps) {
  const { id, surface, instance, time, outcome, note } = call;
  const head = (
    <>
      <span class="call-name">{call.call}</span>
      {outcome === 'refused' && <Badge tone="bad">Not emulated</Badge>}
      <span class="call-facts">
        <time dateTime={time}>{formatTime(time)}</time>
        <span>{surface}</span>
        {instance && <span>{instance}</span>}
      </span>
    </>
  );
  return (
    <Entry id={id} head={head} {...state}>
      <p class="url">{note}</p>
    </Entry>
  );
}
