import { BoundedLog } from './bounded-log.js';
import type { CallLogEntry } from './call-log-entry.js';
import type { RequestLogEntry } from './request-log-entry.js';

/** Five times what Wix lets one call make. */
const MAX_REQUESTS = 100;

/** The latest answered calls of the app, oldest answer first, each with its requests to Wix. */
export class CallLog {
  readonly #answered: BoundedLog<Omit<CallLogEntry, 'requests'>>;
  /** The requests to Wix of every call that is open or on the list, by its id. */
  readonly #requests = new Map<string, BoundedLog<RequestLogEntry>>();

  /** @param onChange Is told of every change of the list. */
  constructor(onChange: () => void) {
    this.#answered = new BoundedLog(onChange);
  }

  /** The answered calls; an array that later ones do not change. */
  get entries(): readonly CallLogEntry[] {
    return this.#answered.entries.map((call) => ({
      ...call,
      requests: this.#requests.get(call.id)?.entries ?? [],
    }));
  }

  /** Prepares for the requests to Wix of a call that has come in. */
  open(id: string): void {
    this.#requests.set(id, new BoundedLog(() => {}, MAX_REQUESTS));
  }

  /** Adds a request to Wix to the call that made the app make it, unless that one is forgotten. */
  addRequest(request: RequestLogEntry): void {
    if (request.callId !== undefined) this.#requests.get(request.callId)?.add(request);
  }

  /** Whether a call has made the app call Wix. */
  hasRequests(id: string): boolean {
    return (this.#requests.get(id)?.entries ?? []).length > 0;
  }

  /** Puts an open call on the list, and forgets the oldest one if there are too many. */
  close(call: Omit<CallLogEntry, 'requests'>): void {
    const oldest = this.#answered.add(call);
    if (oldest) this.#requests.delete(oldest.id);
  }

  /** Forgets an open call. */
  drop(id: string): void {
    this.#requests.delete(id);
  }

  /** Forgets the requests to Wix of every call. */
  clearRequests(): void {
    for (const requests of this.#requests.values()) requests.clear();
  }

  /** Forgets the calls on the list. */
  clear(): void {
    for (const { id } of this.#answered.entries) this.#requests.delete(id);
    this.#answered.clear();
  }
}
