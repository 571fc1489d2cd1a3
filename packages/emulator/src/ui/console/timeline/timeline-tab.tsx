import { useEffect, useRef, useState } from 'preact/hooks';
import { api, type Call, done, type HostCall, type WixRequest } from '../client/api.js';
import { useAction } from '../client/use-action.js';
import { plural } from '../components/format.js';
import { Outcome } from '../components/outcome.js';
import { CallRow } from './call-row.js';
import { HostCallRow } from './host-call-row.js';
import { latestEntries, type TimelineEntry } from './latest-entries.js';
import { SurfaceRequestRow } from './surface-request-row.js';

const MAX_ROWS = 100;

interface TimelineTabProps {
  /** Oldest first; `undefined` until they are loaded. */
  readonly calls: readonly Call[] | undefined;
  /** The requests of surfaces to Wix, oldest first; `undefined` until they are loaded. */
  readonly requests: readonly WixRequest[] | undefined;
  /** The calls of the hosts' functions, oldest first; `undefined` until they are loaded. */
  readonly hostCalls: readonly HostCall[] | undefined;
  readonly limit: number | undefined;
  readonly titleOf: (operation: string) => string;
  /** A call to expand and to scroll to; a new object every time. */
  readonly revealed: { readonly id: string } | undefined;
}

/**
 * The latest calls of the app, each with the requests to Wix that it caused, the requests to Wix that
 * its surfaces have sent by themselves, and their calls of the hosts' functions.
 */
export function TimelineTab(props: TimelineTabProps) {
  const { calls = [], requests = [], hostCalls = [], limit, titleOf, revealed } = props;
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

  const all = calls.length + requests.length + hostCalls.length;
  const shown = latestEntries({ calls, requests, hostCalls }, filter, MAX_ROWS);
  const slowest = Math.max(1, ...shown.map(durationOf));
  return (
    <>
      <div class="bar">
        <input
          type="search"
          aria-label="Filter the calls"
          placeholder="Filter: method, surface, caller, status…"
          value={filter}
          onInput={({ currentTarget }) => setFilter(currentTarget.value)}
        />
        <button type="button" onClick={() => clearing.run(clear)}>
          Clear
        </button>
      </div>
      <Outcome outcome={clearing.outcome} />
      <ol class="calls" aria-label="Calls of the app, newest first" ref={list}>
        {shown.map(({ kind, entry }) => {
          const { id } = entry;
          const toggling = { isExpanded: expanded.has(id), onToggle: toggle };
          if (kind === 'host-call') return <HostCallRow key={id} call={entry} {...toggling} />;
          const row = { titleOf, slowestMs: slowest, ...toggling };
          return kind === 'call' ? (
            <CallRow key={id} call={entry} limit={limit} {...row} />
          ) : (
            <SurfaceRequestRow key={id} request={entry} {...row} />
          );
        })}
      </ol>
      <p class="note">{noteOf(all, shown.length, filter)}</p>
    </>
  );
}

function durationOf({ kind, entry }: TimelineEntry): number {
  return kind === 'host-call' ? 0 : entry.durationMs;
}

async function clear(): Promise<string> {
  await done(api.DELETE('/calls'));
  await done(api.DELETE('/host-calls'));
  return done(api.DELETE('/requests'));
}

function noteOf(all: number, shown: number, filter: string): string | undefined {
  if (all === 0) {
    return 'No calls yet. A surface calls the app when it loads. Press “Reload”, or call a method in “Methods”.';
  }
  if (shown === 0) return `None of ${plural(all, 'entry', 'entries')} matches “${filter}”.`;
  if (shown === MAX_ROWS && all > shown) return `Only the latest ${shown} entries are shown.`;
  return undefined;
}
