import { type ChangeTopic, changeTopics } from '../../../model/change-emitter.js';

const RETRY_MS = 1000;

/** Who wants to know what changes in the emulator. */
export interface ChangeListener {
  /** The connection stands, perhaps again: anything may have changed. */
  readonly onConnect: () => void;
  readonly onChange: (topic: ChangeTopic) => void;
  readonly onLost: () => void;
}

/**
 * Follows the emulator's changes for as long as somebody can see the page; connects again by itself.
 * @returns Stops following.
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
    // A browser keeps six connections to an origin, so forgotten tabs must not hold them.
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
      // The browser would wait for longer, and gives up after an error status.
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
