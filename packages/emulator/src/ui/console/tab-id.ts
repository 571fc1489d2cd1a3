const tabIds = ['timeline', 'methods', 'instance', 'faults', 'clock', 'state'] as const;

/** One of the tabs beside the frame. */
export type TabId = (typeof tabIds)[number];

/** Whether a text names a tab. */
export function isTabId(text: string | null): text is TabId {
  return tabIds.some((id) => id === text);
}
