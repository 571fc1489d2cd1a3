import { BoundedLog } from './bounded-log.js';
import type { CallLogEntry } from './call-log-entry.js';
import type { RequestLogEntry } from './request-log-entry.js';

/** How many requests to Wix are logged per call: five times Wix's limit. */
const MAX_REQUESTS = 100;

/** The latest calls that the app answered, oldest answer first, with their requests to Wix. */
export class CallLog {
  readonly #answered: BoundedLog<Omit<CallLogEntry, 'requests'>>;
  /** The requests to Wix of every open or listed call, by the call's id. */
  readonly #requests = new Map<string, BoundedLog<RequestLogEntry>>();

  /** @param onChange Called on every change of the list. */
  constructor(onChange: () => void) {
    this.#answered = new BoundedLog(onChange);
  }

  /** The answered calls, in an array that later calls do not affect. */
  get entries(): readonly CallLogEntry[] {
    return this.#answered.entries.map((call) => ({
      ...call,
      requests: this.#requests.get(call.id)?.entries ?? [],
    }));
  }

  /** Starts collecting the requests to Wix of an incoming call. */
  open(id: string): void {
    this.#requests.set(id, new BoundedLog(() => {}, MAX_REQUESTS));
  }

  /** Adds a request to Wix to the call that caused it, unless that call has been removed. */
  addRequest(request: RequestLogEntry): void {
    if (request.callId !== undefined) this.#requests.get(request.callId)?.add(request);
  }

  /** Whether a call has caused a request to Wix. */
  hasRequests(id: string): boolean {
    return (this.#requests.get(id)?.entries ?? []).length > 0;
  }

  /** Adds an open call to the list, and removes the oldest one if there are too many. */
  close(call: Omit<CallLogEntry, 'requests'>): void {
    const oldest = this.#answered.add(call);
    if (oldest) this.#requests.delete(oldest.id);
  }

  /** Removes an open call without listing it. */
  drop(id: string): void {
    this.#requests.delete(id);
  }

  /** Removes the requests to Wix of every call. */
  clearRequests(): void {
    for (const requests of this.#requests.values()) requests.clear();
  }

  /** Removes the calls on the list. */
  clear(): void {
    for (const { id } of this.#answered.entries) this.#requests.delete(id);
    this.#answered.clear();
  }
}
