/** The state of a setting. */
export interface SettingState<T> {
  /** The value of the setting, or the user's new value for it; `undefined` until it is known. */
  readonly value: T | undefined;
  /** The last failed operation. It remains set during a retry. */
  readonly failed?: 'read' | 'write';
  /** The error of the last failed operation. */
  readonly error?: unknown;
  /** Whether the setting is being read or written. */
  readonly busy: boolean;
}

/** A setting that is stored elsewhere, for any number of views. */
export interface Setting<T> {
  /** The current state: the same object until something changes. */
  getState: () => SettingState<T>;
  /** Calls the listener on every change until the returned function is called. */
  subscribe: (listener: () => void) => () => void;
  /** Sets the value. */
  write: (value: T) => Promise<void>;
  /** Retries the operation that failed last. */
  retry: () => Promise<void>;
}

/** The place that stores a setting. */
interface Storage<T> {
  read: () => Promise<T>;
  write: (value: T) => Promise<unknown>;
}

/**
 * Creates a setting, which is read as soon as a component subscribes. Its functions fit React's
 * `useSyncExternalStore`.
 */
export function createSetting<T>(storage: Storage<T>): Setting<T> {
  const listeners = new Set<() => void>();
  let state: SettingState<T> = { value: undefined, busy: false };
  let writing = false;
  let wanted: T;

  const setState = (next: SettingState<T>) => {
    state = next;
    for (const listener of listeners) listener();
  };

  const read = async () => {
    if (state.busy || state.value !== undefined) return;
    setState({ ...state, busy: true });
    const found = await storage.read().then(
      (value): SettingState<T> => ({ value, busy: false }),
      (error: unknown): SettingState<T> => ({
        value: undefined,
        failed: 'read',
        error,
        busy: false,
      }),
    );
    // A value that the user has set meanwhile is newer.
    if (state.value === undefined) setState(found);
  };

  const write = async (value: T) => {
    setState({ ...state, value, busy: true });
    wanted = value;
    if (writing) return;
    writing = true;
    // One write at a time, because two may finish in the wrong order. Of the values that the user
    // sets meanwhile, only the last one matters.
    let written: T;
    let failure: Pick<SettingState<T>, 'failed' | 'error'>;
    do {
      written = wanted;
      failure = await storage.write(written).then(
        () => ({}),
        (error: unknown) => ({ failed: 'write', error }) as const,
      );
    } while (written !== wanted);
    writing = false;
    setState({ value: written, busy: false, ...failure });
  };

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      void read();
      return () => listeners.delete(listener);
    },
    write,
    retry: async () => {
      if (state.busy) return;
      await (state.value === undefined ? read() : write(state.value));
    },
  };
}
