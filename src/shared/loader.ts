/** What a view knows of a call: a reload keeps the data and the error of the one before. */
export interface LoadState<T> {
  loading: boolean;
  data?: T;
  /** What the latest call threw, until a later one succeeds. */
  error?: unknown;
  /** When `data` arrived. */
  loadedAt?: Date;
}

/** A call and its state, for any number of views that show it. */
export interface Loader<T> {
  /** The current state: the same object until something changes. */
  getState: () => LoadState<T>;
  /** Tells the listener of every change until the returned function is called. */
  subscribe: (listener: () => void) => () => void;
  /** Calls again, unless a call is under way. */
  reload: () => Promise<void>;
}

/**
 * Makes a loader that calls once for all of its views, as soon as there is one, and again for a
 * view that comes while there is no data.
 * Its functions fit React's `useSyncExternalStore`.
 * @param call The web method to call.
 */
export function createLoader<T>(call: () => Promise<T>): Loader<T> {
  const listeners = new Set<() => void>();
  let state: LoadState<T> = { loading: false };

  const setState = (next: LoadState<T>) => {
    state = next;
    for (const listener of listeners) {
      try {
        listener();
      } catch (error) {
        // A view's own fault, of which the page shall hear, but neither the call nor another view.
        reportError(error);
      }
    }
  };

  const reload = async () => {
    if (state.loading) return;
    setState({ ...state, loading: true });
    let next: LoadState<T>;
    try {
      next = { loading: false, data: await call(), loadedAt: new Date() };
    } catch (error) {
      next = { ...state, loading: false, error };
    }
    setState(next);
  };

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      if (state.data === undefined) void reload();
      return () => listeners.delete(listener);
    },
    reload,
  };
}
