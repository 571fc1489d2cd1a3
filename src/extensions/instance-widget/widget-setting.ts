import { widget } from '@wix/editor';
import { createSetting, type Setting } from '../setting';

/** How long to wait for the editor before an operation counts as failed. */
const TIME_LIMIT_MS = 10_000;

/**
 * Creates a setting of the widget that is selected in the editor.
 * @param name The widget's attribute, such as `show-instance-id`.
 * @see https://dev.wix.com/docs/sdk/host-modules/editor/widget/set-prop
 */
export function createWidgetSetting(name: string): Setting<string> {
  return createSetting({
    // The value may be missing, despite its type, if the setting was never set.
    read: async () => (await inTime(widget.getProp(name))) ?? '',
    write: (value) => inTime(widget.setProp(name, value)),
  });
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
