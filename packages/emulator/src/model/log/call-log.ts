import { BoundedLog, MAX_LOG_BYTES } from './bounded-log.js';
import type { CallLogEntry } from './call-log-entry.js';
import type { RequestLogEntry } from './request-log-entry.js';

/** How many requests to Wix are logged per call: five times Wix's limit. */
const MAX_REQUESTS = 100;

/** The latest calls that the app answered, oldest answer first, with their requests to Wix. */
export class CallLog {
  readonly #answered: BoundedLog<Omit<CallLogEntry, 'requests'>>;
  /** The requests to Wix of every open or listed call, by the call's id. */
  readonly #requests = new Map<string, BoundedLog<RequestLogEntry>>();
  /** The memory that the requests of all calls take, in bytes. */
  #requestBytes = 0;

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
    const requests = this.#requests.get(request.callId ?? '');
    if (!requests) return;
    const before = requests.bytes;
    requests.add(request);
    this.#requestBytes += requests.bytes - before;
    this.#trim();
  }

  /** Whether a call has caused a request to Wix. */
  hasRequests(id: string): boolean {
    return (this.#requests.get(id)?.entries ?? []).length > 0;
  }

  /** Adds an open call to the list, and removes the oldest ones if there are too many. */
  close(call: Omit<CallLogEntry, 'requests'>): void {
    for (const { id } of this.#answered.add(call)) this.drop(id);
    this.#trim();
  }

  /** Removes an open call without listing it. */
  drop(id: string): void {
    this.#requestBytes -= this.#requests.get(id)?.bytes ?? 0;
    this.#requests.delete(id);
  }

  /** Removes the oldest calls from the list until the rest fits into the memory of a log. */
  #trim(): void {
    while (this.#answered.bytes + this.#requestBytes > MAX_LOG_BYTES) {
      const [oldest] = this.#answered.removeOldest();
      if (!oldest) return;
      this.drop(oldest.id);
    }
  }

  /** Removes the requests to Wix of every call. */
  clearRequests(): void {
    for (const requests of this.#requests.values()) requests.clear();
    this.#requestBytes = 0;
  }

  /** Removes the calls on the list. */
  clear(): void {
    for (const { id } of this.#answered.entries) this.drop(id);
    this.#answered.clear();
  }
}
