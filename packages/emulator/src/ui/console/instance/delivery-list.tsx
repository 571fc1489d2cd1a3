import { type AppInstance, type Delivery, keyOf } from '../client/api.js';
import { Badge } from '../components/badge.js';
import { CodeBlock } from '../components/code-block.js';
import {
  formatDuration,
  formatStatus,
  formatTime,
  type Tone,
  toneOf,
} from '../components/format.js';

const MAX_ROWS = 30;

const tones = { delivered: 'good', retrying: 'warn', failed: 'bad' } satisfies Record<
  Delivery['state'],
  Tone
>;

interface DeliveryListProps {
  /** Oldest first. */
  readonly deliveries: readonly Delivery[];
  readonly instances: Readonly<Record<string, AppInstance>>;
}

/** The latest events for the app, newest first, with every attempt to deliver them. */
export function DeliveryList({ deliveries, instances }: DeliveryListProps) {
  if (deliveries.length === 0) {
    return (
      <p class="note">
        No events yet. Each action of the owner sends an event to the app’s event extensions.
      </p>
    );
  }
  return (
    <ol class="requests" aria-label="Events, newest first">
      {deliveries
        .slice(-MAX_ROWS)
        .reverse()
        .map((delivery) => (
          <DeliveryRow
            key={delivery.id}
            delivery={delivery}
            instance={keyOf(instances, delivery.instanceId) ?? delivery.instanceId}
          />
        ))}
    </ol>
  );
}

function DeliveryRow({ delivery, instance }: { delivery: Delivery; instance: string }) {
  const { type, state, path, extension, attempts, nextAttempt, data } = delivery;
  return (
    <li>
      <details>
        <summary>
          <span class="request-name">{type}</span>
          <span class="request-marks">
            <Badge tone={tones[state]}>{state}</Badge>
          </span>
          <span class="call-facts">
            <span>{instance}</span>
            <span title={path}>to {extension}</span>
            {nextAttempt !== undefined && <span>next attempt {formatTime(nextAttempt)}</span>}
          </span>
        </summary>
        <div class="request-details">
          <ol class="attempts" aria-label="Attempts">
            {attempts.map(({ time, status, durationMs }) => (
              <li key={time}>
                <time dateTime={time}>{formatTime(time)}</time>{' '}
                <Badge tone={toneOf(status)}>{formatStatus(status)}</Badge>{' '}
                {formatDuration(durationMs)}
              </li>
            ))}
          </ol>
          <CodeBlock title="Data" text={JSON.stringify(data, null, 2) ?? ''} />
        </div>
      </details>
    </li>
  );
}
