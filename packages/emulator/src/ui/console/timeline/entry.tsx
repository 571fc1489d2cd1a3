import type { ComponentChildren } from 'preact';
import { formatDuration } from '../components/format.js';

/** Whether the details of an entry are shown. */
export interface EntryState {
  readonly isExpanded: boolean;
  readonly onToggle: (id: string) => void;
}

interface EntryProps extends EntryState {
  readonly id: string;
  /** The content of the button that shows and hides the details. */
  readonly head: ComponentChildren;
  /** The details. */
  readonly children: ComponentChildren;
}

/** A row of the timeline, which expands to its details. They are rendered while they are shown. */
export function Entry({ id, head, isExpanded, onToggle, children }: EntryProps) {
  const details = `entry-${id}`;
  return (
    <li class="call" data-id={id}>
      <button
        type="button"
        class="call-head"
        aria-expanded={isExpanded}
        aria-controls={details}
        onClick={() => onToggle(id)}
      >
        {head}
      </button>
      <div class="call-details" id={details} hidden={!isExpanded}>
        {isExpanded && children}
      </div>
    </li>
  );
}

interface DurationProps {
  readonly durationMs: number;
  /** The duration that takes up the whole width, in milliseconds. */
  readonly slowestMs: number;
}

/** The duration of an entry, also as a bar. */
export function Duration({ durationMs, slowestMs }: DurationProps) {
  return (
    <>
      <span class="call-duration">{formatDuration(durationMs)}</span>
      <span class="track" aria-hidden="true" title="Duration, compared with the slowest entry">
        <span style={{ width: `${(durationMs / slowestMs) * 100}%` }} />
      </span>
    </>
  );
}
