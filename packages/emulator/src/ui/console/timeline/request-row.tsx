import { useState } from 'preact/hooks';
import type { Call, WixRequest } from '../client/api.js';
import { Badge } from '../components/badge.js';
import { CodeBlock } from '../components/code-block.js';
import { formatDuration, formatStatus, prettyJson, toneOf } from '../components/format.js';
import { barOf } from './bar-of.js';

interface RequestRowProps {
  readonly request: WixRequest;
  /** The call that caused it. */
  readonly call: Call;
  readonly titleOf: (operation: string) => string;
}

/** A request to Wix below the call that caused it. */
export function RequestRow({ request, call, titleOf }: RequestRowProps) {
  const [isOpen, setOpen] = useState(false);
  const { method, url, operation, status, durationMs, tag, fault, requestBody, responseBody } =
    request;
  const { left, width } = barOf(request, call);
  return (
    <li>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <span class="request-name">{operation ?? `${method} ${pathOf(url)}`}</span>
          <span class="request-marks">
            {fault !== undefined && <Badge tone="bad">fault: {fault}</Badge>}
            {tag === 'refused' && status !== 501 && <Badge tone="bad">Not emulated</Badge>}
            <Badge tone={toneOf(status)}>{formatStatus(status)}</Badge>
            <span class="call-duration">{formatDuration(durationMs)}</span>
          </span>
          <span class="track" aria-hidden="true" title="When the request ran during the call">
            <span style={{ marginInlineStart: `${left}%`, width: `${width}%` }} />
          </span>
        </summary>
        {isOpen && (
          <div class="request-details">
            <p class="url">
              {method} {url}
            </p>
            {operation && <p class="url">{titleOf(operation)}</p>}
            <p class="url">x-wix-request-id: {request.id}</p>
            <p class="url">coverage: {tag}</p>
            <CodeBlock title="Sent to Wix" text={requestBody && prettyJson(requestBody)} />
            <CodeBlock title="Answer of Wix" text={responseBody && prettyJson(responseBody)} />
          </div>
        )}
      </details>
    </li>
  );
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}
