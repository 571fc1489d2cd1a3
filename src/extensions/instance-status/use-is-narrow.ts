import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 559px)');

/** Whether the page is too narrow for its title and its buttons side by side. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}
