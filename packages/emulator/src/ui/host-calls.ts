import type { HostCallReport } from '../model/log/host-call-entry.js';
import { showToast } from './toasts.js';

/** The maximum number of reports of one page, so that an endless loop does not fill the log. */
const MAX_REPORTS = 100;

let reports = 0;

/** The surface whose calls a host reports. */
interface Caller {
  /** The host that the surface calls. */
  readonly host: 'dashboard' | 'editor';
  /** The name of the surface in logs. */
  readonly surface: string;
  /** The app instance that the surface belongs to. */
  readonly instanceId: string | undefined;
}

/** How a host handles the calls of a surface, apart from the work itself. */
export interface HostCalls {
  /**
   * Throws an error that names a call, and shows it to the user, in the terminal and in the timeline.
   * @param call The call as an app writes it, for example `dashboard.installApp()`.
   * @param instead A sentence that says what to do instead.
   * @param missing The part of the call that is not emulated. Default: the whole call.
   * @throws {Error} Always.
   */
  refuse(call: string, instead: string, missing?: string): never;
  /** Shows a call that changed the site in the timeline, with a sentence that says how. */
  note(call: string, change: string): void;
}

/** Reports the calls of one surface to the emulator. */
export function hostCallsOf({ host, surface, instanceId }: Caller): HostCalls {
  const report = (call: string, outcome: HostCallReport['outcome'], note: string) => {
    if (reports === MAX_REPORTS) return;
    reports += 1;
    const body: HostCallReport = {
      surface: surface.slice(0, 100),
      call,
      outcome,
      note: note.slice(0, 1000),
      ...(instanceId !== undefined && { instanceId }),
    };
    fetch('/emulator/host-calls', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // The page may be left at once.
      keepalive: true,
    }).catch((error: unknown) => console.error(error));
  };
  return {
    refuse(call, instead, missing) {
      const what = missing === undefined ? `the ${host}'s ${call}` : `${missing} (${call})`;
      const message = `wix-emulator does not emulate ${what}. ${instead}`;
      showToast({ message, type: 'error' });
      report(call, 'refused', missing === undefined ? instead : `Missing: ${missing}. ${instead}`);
      throw new Error(message);
    },
    note: (call, change) => report(call, 'emulated', change),
  };
}
