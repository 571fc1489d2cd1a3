import type { RequestLogEntry } from './request-log-entry.js';

/**
 * What a cache did for a call: it answered, it passed the call on, or it answered with an entry
 * that had expired, because Wix failed.
 */
export type CacheOutcome = 'hit' | 'miss' | 'stale';

/** What has come in to the app. */
export interface IncomingCall {
  /**
   * A call of a web method, an event's delivery, a call of a service plugin, or any other request,
   * which is on the list only if it made the app call Wix.
   */
  readonly kind: 'web-method' | 'event' | 'service-plugin' | 'request';
  /**
   * A web method's id, for example `backend/instance/getInstance`, whatever the caller named; else
   * the HTTP method and the path.
   */
  readonly method: string;
}

/** How a call was answered. */
export interface CallAnswer {
  /** The HTTP status; 0 if the connection broke before the answer was complete. */
  readonly status: number;
  /** What the cache of web methods did; missing if the method has no cache. */
  readonly cache?: CacheOutcome;
  /** What the caller sent, with every secret masked and cut at a limit; missing if nothing. */
  readonly requestBody?: string;
  /** What the app answered, likewise. */
  readonly responseBody?: string;
}

/** One call of the app by a frontend or by Wix. */
export interface CallLogEntry extends IncomingCall, CallAnswer {
  /** An id of the emulator's own. */
  readonly id: string;
  /** When the call arrived, as an ISO 8601 string. */
  readonly time: string;
  /** How long the app took to answer, in milliseconds. */
  readonly durationMs: number;
  /** The calls to Wix that it made the app make, oldest first. Wix's limit is 20. */
  readonly requests: readonly RequestLogEntry[];
}
