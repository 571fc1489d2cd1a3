import { useEffect, useRef, useState } from 'preact/hooks';
import { api, type Call, done } from '../client/api.js';
import { useAction } from '../client/use-action.js';
import { plural } from '../components/format.js';
import { Outcome } from '../components/outcome.js';
import { CallRow } from './call-row.js';
import { latestCalls } from './filter-calls.js';

const MAX_ROWS = 100;

interface TimelineTabProps {
  /** Oldest first; `undefined` until they are loaded. */
  readonly calls: readonly Call[] | undefined;
  readonly limit: number | undefined;
  readonly titleOf: (operation: string) => string;
  /** A call to expand and to scroll to; a new object every time. */
  readonly revealed: { readonly id: string } | undefined;
}

/** The latest calls of the app, each with the requests to Wix that it caused. */
export function TimelineTab({ calls = [], limit, titleOf, revealed }: TimelineTabProps) {
  const [filter, setFilter] = useState('');
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLOListElement>(null);
  const clearing = useAction();

  useEffect(() => {
    if (!revealed) return;
    setFilter('');
    setExpanded((before) => new Set(before).add(revealed.id));
    const row = list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(revealed.id)}"]`);
    row?.querySelector('button')?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }, [revealed]);

  const toggle = (id: string) =>
    setExpanded((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });

  const shown = latestCalls(calls, filter, MAX_ROWS);
  const slowest = Math.max(1, ...shown.map(({ durationMs }) => durationMs));
  return (
    <>
      <div class="bar">
        <input
          type="search"
          aria-label="Filter the calls"
          placeholder="Filter: method, caller, instance, status…"
          value={filter}
          onInput={({ currentTarget }) => setFilter(currentTarget.value)}
        />
        <button type="button" onClick={() => clearing.run(() => done(api.DELETE('/calls')))}>
          Clear
        </button>
      </div>
      <Outcome outcome={clearing.outcome} />
      <ol class="calls" aria-label="Calls of the app, newest first" ref={list}>
        {shown.map((call) => (
          <CallRow
            key={call.id}
            call={call}
            limit={limit}
            titleOf={titleOf}
            slowestMs={slowest}
            isExpanded={expanded.has(call.id)}
            onToggle={toggle}
          />
        ))}
      </ol>
      <p class="note">{noteOf(calls.length, shown.length, filter)}</p>
    </>
  );
}

function noteOf(all: number, shown: number, filter: string): string | undefined {
  if (all === 0) {
    return 'No calls yet. A surface calls the app when it loads. Press “Reload”, or call a method in “Methods”.';
  }
  if (shown === 0) return `None of ${plural(all, 'call')} matches “${filter}”.`;
  if (shown === MAX_ROWS && all > shown) return `Only the latest ${shown} calls are shown.`;
  return undefined;
}
