import type { CacheOutcome } from '../cache-outcome.js';
import type { CallLogEntry } from '../call-log-entry.js';

const maxRows = 50;
const pollMs = 1000;

const marks: Record<CacheOutcome, string> = { hit: 'cached', miss: '', stale: 'stale' };

/**
 * Shows the app's latest web-method calls, the newest first, for as long as the page is open.
 * @param rows where a row for each call goes.
 * @param note where a sentence goes while there is no call to show.
 */
export async function followCalls(rows: HTMLTableSectionElement, note: HTMLElement): Promise<void> {
  for (;;) {
    if (!document.hidden) {
      try {
        const calls = await fetchCalls();
        update(rows, calls.slice(-maxRows));
        say(note, calls.length === 0 ? 'None yet.' : '');
      } catch {
        say(note, 'The emulator does not answer.');
      }
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

async function fetchCalls(): Promise<readonly CallLogEntry[]> {
  const body: unknown = await (await fetch('/emulator/calls')).json();
  if (hasCalls(body)) return body.calls;
  throw new Error(`The emulator listed no calls: ${JSON.stringify(body)}`);
}

function hasCalls(body: unknown): body is { readonly calls: readonly CallLogEntry[] } {
  return typeof body === 'object' && body !== null && 'calls' in body && Array.isArray(body.calls);
}

/** Leaves the rows of known calls alone: someone may be reading or selecting them. */
function update(rows: HTMLTableSectionElement, calls: readonly CallLogEntry[]): void {
  const wanted = new Set(calls.map(({ id }) => id));
  const shown = new Set<string>();
  for (const row of [...rows.rows]) {
    const { id = '' } = row.dataset;
    if (wanted.has(id)) shown.add(id);
    else row.remove();
  }
  for (const call of calls) {
    if (!shown.has(call.id)) rows.prepend(rowFor(call));
  }
}

function rowFor({ id, method, status, durationMs, cache }: CallLogEntry): HTMLTableRowElement {
  const row = document.createElement('tr');
  row.dataset.id = id;
  const head = document.createElement('th');
  head.scope = 'row';
  head.textContent = method;
  row.append(head);
  const mark = cache ? marks[cache] : '';
  for (const text of [status === 0 ? 'broken off' : status, `${durationMs} ms`, mark]) {
    row.insertCell().textContent = String(text);
  }
  return row;
}

/** Says a sentence once: a screen reader would read every repetition. */
function say(note: HTMLElement, sentence: string): void {
  if (note.textContent !== sentence) note.textContent = sentence;
}
