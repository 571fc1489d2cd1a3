import { widget } from '@wix/editor';

/** The state of one setting of the widget. */
export interface SettingState {
  /** The value of the setting, or the user's new value for it; `undefined` until it is known. */
  readonly value: string | undefined;
  /** The editor's last failed operation. It remains set during a retry. */
  readonly failed?: 'read' | 'write';
  /** Whether the editor is reading or writing the setting. */
  readonly busy: boolean;
}

/** A setting of the widget that is selected in the editor. */
export interface WidgetSetting {
  /** The current state: the same object until something changes. */
  getState: () => SettingState;
  /** Calls the listener on every change until the returned function is called. */
  subscribe: (listener: () => void) => () => void;
  /** Sets the value. */
  write: (value: string) => Promise<void>;
  /** Retries the operation that failed last. */
  retry: () => Promise<void>;
}

/** How long to wait for the editor before an operation counts as failed. */
const TIME_LIMIT_MS = 10_000;

/**
 * Creates a setting, which is read as soon as a component subscribes. Its functions fit React's
 * `useSyncExternalStore`.
 * @param name The widget's attribute, such as `show-instance-id`.
 * @see https://dev.wix.com/docs/sdk/host-modules/editor/widget/set-prop
 */
export function createWidgetSetting(name: string): WidgetSetting {
  const listeners = new Set<() => void>();
  let state: SettingState = { value: undefined, busy: false };
  let writing = false;
  let wanted = '';

  const setState = (next: SettingState) => {
    state = next;
    for (const listener of listeners) listener();
  };

  const read = async () => {
    if (state.busy || state.value !== undefined) return;
    setState({ ...state, busy: true });
    const found = await inTime(widget.getProp(name)).then(
      // The value may be missing, despite its type, if the setting was never set.
      (value): SettingState => ({ value: value ?? '', busy: false }),
      (): SettingState => ({ value: undefined, failed: 'read', busy: false }),
    );
    // A value that the user has set meanwhile is newer.
    if (state.value === undefined) setState(found);
  };

  const write = async (value: string) => {
    setState({ ...state, value, busy: true });
    wanted = value;
    if (writing) return;
    writing = true;
    // One write at a time, because the editor may finish two in the wrong order. Of the values that
    // the user sets meanwhile, only the last one matters.
    let written: string;
    let failed: boolean;
    do {
      written = wanted;
      failed = await inTime(widget.setProp(name, written)).then(
        () => false,
        () => true,
      );
    } while (written !== wanted);
    writing = false;
    setState({ value: written, busy: false, ...(failed && { failed: 'write' }) });
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

/** Rejects if the editor does not answer in time, because it would block all later operations. */
function inTime<T>(call: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('The editor did not answer in time.')),
      TIME_LIMIT_MS,
    );
    call.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
