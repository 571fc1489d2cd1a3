import { widget } from '@wix/editor';

/** What the panel knows of one setting of the widget. */
export interface SettingState {
  /** What the setting is, or what the user wants it to be; `undefined` while nobody knows. */
  readonly value: string | undefined;
  /** What the editor failed to do last; it stays while another try is under way. */
  readonly failed?: 'read' | 'write';
  /** Whether the editor is at it. */
  readonly busy: boolean;
}

/** A setting of the widget that is selected in the editor. */
export interface WidgetSetting {
  /** The current state: the same object until something changes. */
  getState: () => SettingState;
  /** Tells the listener of every change until the returned function is called. */
  subscribe: (listener: () => void) => () => void;
  /** Makes the setting what the user wants it to be. */
  write: (value: string) => Promise<void>;
  /** Tries again what failed last. */
  retry: () => Promise<void>;
}

/** An editor that takes longer than this is taken to have failed. */
const TIME_LIMIT_MS = 10_000;

/**
 * Makes a setting, which is read as soon as there is somebody who shows it.
 * Its functions fit React's `useSyncExternalStore`.
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
      // Nothing, whatever the type says, where the setting was never made.
      (value): SettingState => ({ value: value ?? '', busy: false }),
      (): SettingState => ({ value: undefined, failed: 'read', busy: false }),
    );
    // What the user has changed meanwhile is newer.
    if (state.value === undefined) setState(found);
  };

  const write = async (value: string) => {
    setState({ ...state, value, busy: true });
    wanted = value;
    if (writing) return;
    writing = true;
    // One at a time, because the editor may finish two in the wrong order; of the values that the
    // user goes through meanwhile, only the last one matters.
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

/** Rejects if the editor does not answer in time: it would hold up all that comes after. */
function inTime<T>(call: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('The editor did not answer in time.')),
      TIME_LIMIT_MS,
    );
    call.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
