/** The state of a call, for views. A reload does not clear the previous data and error. */
export interface LoadState<T> {
  loading: boolean;
  data?: T;
  /** The error of the latest call, until a later one succeeds. */
  error?: unknown;
  /** When `data` arrived. */
  loadedAt?: Date;
}

/** A call and its state, for any number of views. */
export interface Loader<T> {
  /** The current state: the same object until something changes. */
  getState: () => LoadState<T>;
  /** Calls the listener on every change until the returned function is called. */
  subscribe: (listener: () => void) => () => void;
  /** Calls again, unless a call is under way. */
  reload: () => Promise<void>;
}

/**
 * Creates a loader that calls once for all of its views, as soon as the first one subscribes. It
 * calls again if a view subscribes while there is no data. Its functions fit React's
 * `useSyncExternalStore`.
 * @param call Calls the web method.
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
        // The view is at fault: the error is reported to the page, but must not affect the call or
        // other views.
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
