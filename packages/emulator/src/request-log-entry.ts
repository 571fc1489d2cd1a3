/** One call of the app to Wix. */
export interface RequestLogEntry {
  /** The `x-wix-request-id` of the answer. */
  readonly id: string;
  /** When the call arrived, as an ISO 8601 string. */
  readonly time: string;
  /** The HTTP method. */
  readonly method: string;
  /** Origin and path; the query is left out, because it may carry secrets. */
  readonly url: string;
  /** The HTTP status of the answer. */
  readonly status: number;
  /** How long the emulator took to answer, in milliseconds. */
  readonly durationMs: number;
  /** False if the emulator refused the call, because it does not emulate it. */
  readonly emulated: boolean;
}
