import { useState } from 'preact/hooks';
import type { Call, WixRequest } from '../client/api.js';
import { formatDuration } from '../components/format.js';
import { barOf } from './bar-of.js';
import { nameOf, RequestDetails } from './request-details.js';
import { RequestMarks } from './request-marks.js';

interface RequestRowProps {
  readonly request: WixRequest;
  /** The call that caused it. */
  readonly call: Call;
  readonly titleOf: (operation: string) => string;
}

/** A request to Wix below the call that caused it. */
export function RequestRow({ request, call, titleOf }: RequestRowProps) {
  const [isOpen, setOpen] = useState(false);
  const { left, width } = barOf(request, call);
  return (
    <li>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <span class="request-name">{nameOf(request)}</span>
          <span class="request-marks">
            <RequestMarks request={request} />
            <span class="call-duration">{formatDuration(request.durationMs)}</span>
          </span>
          <span class="track" aria-hidden="true" title="When the request ran during the call">
            <span style={{ marginInlineStart: `${left}%`, width: `${width}%` }} />
          </span>
        </summary>
        {isOpen && <RequestDetails request={request} titleOf={titleOf} />}
      </details>
    </li>
  );
}
