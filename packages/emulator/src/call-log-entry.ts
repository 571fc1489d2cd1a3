import type { CacheOutcome } from './cache-outcome.js';

/** How a call of a web method was answered. */
export interface CallAnswer {
  /** The HTTP status; 0 if the connection broke before the answer was complete. */
  readonly status: number;
  /** What the cache of web methods did; missing if the method has no cache. */
  readonly cache?: CacheOutcome;
}

/** One call of a web method by a frontend. */
export interface CallLogEntry extends CallAnswer {
  /** An id of the emulator's own. */
  readonly id: string;
  /** When the call arrived, as an ISO 8601 string. */
  readonly time: string;
  /** The method's id, for example `backend/instance/getInstance`; whatever the caller named. */
  readonly method: string;
  /** How long the app took to answer, in milliseconds. */
  readonly durationMs: number;
}
