import type { Emulator } from '../emulator.js';
import type { RequestLogEntry } from '../model/log/request-log-entry.js';
import type { Seed } from '../model/seed.js';
import { print } from './print.js';

/** How long to collect changes, in milliseconds. */
const INTERVAL_MS = 100;

/** The maximum number of lines to remember, so that ids in addresses cannot fill the memory. */
const MAX_LINES = 1000;

/**
 * Prints a line for each request to Wix that the emulator refuses because it does not emulate it.
 * The app may catch the error, so that nothing else shows it. A request is named once for each
 * method that causes it.
 * @param emulator Logs the requests.
 */
export function printRefusals(emulator: Emulator<Seed>): void {
  const printed = new Set<string>();
  let isScheduled = false;
  emulator.onChange((topic) => {
    if (topic !== 'calls' || isScheduled) return;
    isScheduled = true;
    setTimeout(() => {
      isScheduled = false;
      for (const line of refusalsOf(emulator)) {
        if (printed.has(line)) continue;
        if (printed.size === MAX_LINES) printed.clear();
        printed.add(line);
        print(line);
      }
    }, INTERVAL_MS).unref();
  });
}

function refusalsOf({ calls, requests }: Emulator<Seed>): string[] {
  const describe = (caller: string) => (request: RequestLogEntry) =>
    request.tag === 'refused'
      ? [`not emulated: ${request.method} ${request.url}, called by ${caller}`]
      : [];
  const outside = requests.filter(({ callId }) => callId === undefined);
  return [
    ...calls.flatMap((call) => call.requests.flatMap(describe(call.method))),
    ...outside.flatMap(describe('the app outside of a call')),
  ];
}
