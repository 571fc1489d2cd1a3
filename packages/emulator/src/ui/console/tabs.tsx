import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { TabId } from './use-selection.js';

/** One of the tabs. */
export interface Tab {
  readonly id: TabId;
  readonly title: string;
  /** A part of the tab's label besides the title, such as a count. */
  readonly mark?: string | undefined;
  readonly panel: ComponentChildren;
}

interface TabsProps {
  readonly tabs: readonly Tab[];
  readonly active: TabId;
  readonly onOpen: (tab: TabId) => void;
}

/** Tabs that follow the ARIA practices. A closed panel keeps its state, but is hidden. */
export function Tabs({ tabs, active, onOpen }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const index = tabs.findIndex(({ id }) => id === active);
    const targets: Readonly<Record<string, Tab | undefined>> = {
      ArrowRight: tabs[(index + 1) % tabs.length],
      ArrowLeft: tabs.at(index - 1),
      Home: tabs[0],
      End: tabs.at(-1),
    };
    const tab = targets[event.key];
    if (!tab) return;
    event.preventDefault();
    onOpen(tab.id);
    list.current?.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus();
  };

  return (
    <>
      <div class="tab-list" role="tablist" aria-label="Tools" ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ id, title, mark }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-controls={`panel-${id}`}
            aria-selected={id === active}
            tabIndex={id === active ? 0 : -1}
            onClick={() => onOpen(id)}
          >
            {title}
            {mark !== undefined && (
              <span class="tab-mark" aria-hidden="true">
                {mark}
              </span>
            )}
          </button>
        ))}
      </div>
      {tabs.map(({ id, panel }) => (
        <div
          key={id}
          class="tab-panel"
          role="tabpanel"
          id={`panel-${id}`}
          aria-labelledby={`tab-${id}`}
          hidden={id !== active}
        >
          {panel}
        </div>
      ))}
    </>
  );
}
