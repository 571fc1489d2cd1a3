import { type ChangeTopic, changeTopics } from '../../../model/change-emitter.js';

const RETRY_MS = 1000;

interface ChangeListener {
  /** Called when there is a connection, maybe a new one: anything may have changed. */
  readonly onConnect: () => void;
  readonly onChange: (topic: ChangeTopic) => void;
  readonly onLost: () => void;
}

/**
 * Follows the emulator's changes while the page is visible, and reconnects automatically.
 * @returns A function that stops following.
 */
export function followChanges({ onConnect, onChange, onLost }: ChangeListener): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const stop = () => {
    clearTimeout(retry);
    source?.close();
    source = undefined;
  };

  const start = () => {
    stop();
    // A browser allows six connections to an origin, so hidden tabs must not use any of them.
    if (document.hidden) return;
    const opened = new EventSource('/emulator/changes');
    source = opened;
    opened.addEventListener('open', onConnect);
    opened.addEventListener('change', ({ data }) => {
      const topic = changeTopics.find((one) => one === data);
      if (topic) onChange(topic);
    });
    opened.addEventListener('error', () => {
      onLost();
      // The browser itself would wait longer, and would give up after an error status.
      stop();
      retry = setTimeout(start, RETRY_MS);
    });
  };

  start();
  document.addEventListener('visibilitychange', start);
  return () => {
    document.removeEventListener('visibilitychange', start);
    stop();
  };
}
