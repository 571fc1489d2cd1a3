import type { Call } from '../client/api.js';
import { Badge } from '../components/badge.js';
import { CodeBlock } from '../components/code-block.js';
import { formatStatus, formatTime, plural, prettyJson, toneOf } from '../components/format.js';
import { countRefused } from './count-refused.js';
import { Duration, Entry, type EntryState } from './entry.js';
import { RequestRow } from './request-row.js';
import { usageOf } from './usage.js';

interface CallRowProps extends EntryState {
  readonly call: Call;
  readonly limit: number | undefined;
  readonly titleOf: (operation: string) => string;
  /** The duration that takes up the whole width, in milliseconds. */
  readonly slowestMs: number;
}

const kinds = {
  'web-method': '',
  event: 'event',
  'service-plugin': 'service plugin',
  request: 'request',
} as const;

/** A call of the app, which expands to its bodies and its requests to Wix. */
export function CallRow({ call, limit, titleOf, slowestMs, ...state }: CallRowProps) {
  const { id, kind, method, caller, instance, status, durationMs, time, cache } = call;
  const { requests, requestBody, responseBody } = call;
  const usage = usageOf(requests.length, limit);
  const refused = countRefused([call]);
  const head = (
    <>
      <span class="call-name">{method}</span>
      <Badge tone={toneOf(status)}>{formatStatus(status)}</Badge>
      <span class="call-facts">
        <time dateTime={time}>{formatTime(time)}</time>
        {kinds[kind] && <span>{kinds[kind]}</span>}
        {caller && <span>{caller.toLowerCase()}</span>}
        {instance && <span>{instance}</span>}
        {cache && <span>cache {cache}</span>}
        <span data-tone={usage.tone}>{usage.text}</span>
        {refused > 0 && <Badge tone="bad">{refused} not emulated</Badge>}
      </span>
      <Duration durationMs={durationMs} slowestMs={slowestMs} />
    </>
  );
  return (
    <Entry id={id} head={head} {...state}>
      <h3>
        {requests.length === 0
          ? 'No requests to Wix'
          : plural(requests.length, 'request to Wix', 'requests to Wix')}
      </h3>
      {requests.length > 0 && (
        <ol class="requests">
          {requests.map((request) => (
            <RequestRow key={request.id} request={request} call={call} titleOf={titleOf} />
          ))}
        </ol>
      )}
      <CodeBlock title="Request body" text={requestBody && prettyJson(requestBody)} />
      <CodeBlock title="Response body" text={responseBody && prettyJson(responseBody)} />
    </Entry>
  );
}
