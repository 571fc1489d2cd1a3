import type { Emulator } from '../emulator.js';
import type { RequestLogEntry } from '../model/log/request-log-entry.js';
import type { Seed } from '../model/seed.js';
import { print } from './print.js';

/** How long to collect changes, in milliseconds. */
const INTERVAL_MS = 100;

/** The maximum number of lines to remember, so that ids in addresses cannot fill the memory. */
const MAX_LINES = 1000;

/**
 * Prints a line for each request that the emulator does not emulate, and for each request of a page
 * that the content security policy blocks, or each function of the dashboard or the editor that is
 * refused. The app may catch the error, so that nothing else shows
 * it. A request is named once for each method or surface that causes it.
 * @param emulator Logs the requests.
 * @param write Prints a line. Default: to the standard output.
 * @returns A function that prints at once what is not printed yet.
 */
export function printRefusals(emulator: Emulator<Seed>, write = print): () => void {
  const printed = new Set<string>();
  let isScheduled = false;
  const printNew = () => {
    for (const line of refusalsOf(emulator)) {
      if (printed.has(line)) continue;
      if (printed.size === MAX_LINES) printed.clear();
      printed.add(line);
      write(line);
    }
  };
  emulator.onChange((topic) => {
    if (topic !== 'calls' || isScheduled) return;
    isScheduled = true;
    setTimeout(() => {
      isScheduled = false;
      printNew();
    }, INTERVAL_MS).unref();
  });
  return printNew;
}

function refusalsOf({ calls, requests, hostCalls }: Emulator<Seed>): string[] {
  const outside = requests.filter(({ callId }) => callId === undefined);
  return [
    ...calls.flatMap(({ method, requests }) => requests.flatMap((one) => describe(one, method))),
    ...outside.flatMap((one) => describe(one, one.surface ?? 'the app outside of a call')),
    ...hostCalls.flatMap(({ outcome, call, surface, note }) =>
      outcome === 'refused' ? [`not emulated: ${call}, called by ${surface}. ${note}`] : [],
    ),
  ];
}

function describe(
  { tag, method, url, blockedBy, sdkMethod }: RequestLogEntry,
  caller: string,
): string[] {
  const what = `${method} ${url}, called by ${caller}`;
  // One line for all ids.
  if (tag === 'generic') return [`generic: ${sdkMethod}, called by ${caller}`];
  if (tag !== 'refused') return [];
  if (blockedBy !== undefined) {
    return [`blocked: ${what}. Pages reach only Wix's APIs and this computer (${blockedBy}).`];
  }
  const isOfWix = /^https?:\/\/([^/]+\.)?wix(apis)?\.com(\/|$)/.test(url);
  return [
    isOfWix ? `not emulated: ${what}` : `not emulated: ${what}\n${linesToAnswer(method, url)}`,
  ];
}

/** The lines to write for an answer to a request to a third party. */
function linesToAnswer(method: string, url: string): string {
  return `  To answer it, add to wix-emulator.answers.ts:
    export default {
      '${method} ${url}': (request: Request) => Response.json({}),
    };`;
}
