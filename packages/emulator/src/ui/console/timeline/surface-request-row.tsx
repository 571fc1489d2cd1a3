import type { WixRequest } from '../client/api.js';
import { formatTime } from '../components/format.js';
import { Duration, Entry, type EntryState } from './entry.js';
import { nameOf, RequestDetails } from './request-details.js';
import { RequestMarks } from './request-marks.js';

interface SurfaceRequestRowProps extends EntryState {
  readonly request: WixRequest;
  readonly titleOf: (operation: string) => string;
  /** The duration that takes up the whole width, in milliseconds. */
  readonly slowestMs: number;
}

/** A request to Wix that a surface has sent by itself, which expands to its bodies. */
export function SurfaceRequestRow(props: SurfaceRequestRowProps) {
  const { request, titleOf, slowestMs, ...state } = props;
  const { id, surface, caller, instance, time, durationMs } = request;
  const head = (
    <>
      <span class="call-name">{nameOf(request)}</span>
      <span class="request-marks">
        <RequestMarks request={request} />
      </span>
      <span class="call-facts">
        <time dateTime={time}>{formatTime(time)}</time>
        <span>{surface}</span>
        {caller && <span>{caller.toLowerCase()}</span>}
        {instance && <span>{instance}</span>}
      </span>
      <Duration durationMs={durationMs} slowestMs={slowestMs} />
    </>
  );
  return (
    <Entry id={id} head={head} {...state}>
      <RequestDetails request={request} titleOf={titleOf} />
    </Entry>
  );
}
