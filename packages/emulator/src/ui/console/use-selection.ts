import { useEffect, useState } from 'preact/hooks';
import type { ConsoleData } from '../../model/host-data.js';
import { readSelection, type Selection, usualCaller } from './selection.js';

const tabIds = [
  'timeline',
  'methods',
  'extensions',
  'instance',
  'data',
  'faults',
  'clock',
  'state',
] as const;

/** One of the tabs beside the frame. */
export type TabId = (typeof tabIds)[number];

interface SelectionState {
  readonly selection: Selection;
  readonly tab: TabId;
  readonly select: (change: Partial<Selection>) => void;
  readonly openTab: (tab: TabId) => void;
}

/** Stores the selection and the open tab in the page's URL. */
export function useSelection(data: ConsoleData): SelectionState {
  const [selection, setSelection] = useState(() => readSelection(location.search, data));
  const [tab, openTab] = useState(readTab);

  useEffect(() => {
    const query = new URLSearchParams({ ...selection, tab });
    if (location.search !== `?${query}`) history.replaceState(null, '', `?${query}`);
  }, [selection, tab]);

  useEffect(() => {
    const restore = () => {
      setSelection(readSelection(location.search, data));
      openTab(readTab());
    };
    addEventListener('popstate', restore);
    return () => removeEventListener('popstate', restore);
  }, [data]);

  const select = (change: Partial<Selection>) =>
    setSelection((before) => ({
      ...before,
      ...(change.surface !== undefined && { caller: usualCaller(change.surface, data) }),
      ...change,
    }));
  return { selection, tab, select, openTab };
}

function readTab(): TabId {
  const tab = new URLSearchParams(location.search).get('tab');
  return tabIds.find((id) => id === tab) ?? 'timeline';
}
