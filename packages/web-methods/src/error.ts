/** The options of a {@link WebMethodError}. */
export interface WebMethodErrorOptions {
  /** The HTTP status, 400 to 599; 0 in the browser if there was no answer. Default: 400. */
  status?: number;
  /** Any JSON value, for the caller's code to read. */
  details?: unknown;
  /** In the browser: the id of the error in the server's log, if it is the server's fault. */
  requestId?: string;
  /** The cause of the error. It is not sent to the other side. */
  cause?: unknown;
}

/**
 * The error of a web-method call. A method throws it to refuse a call, and the browser throws it
 * with the same code, message, status and details.
 *
 * @example throw new WebMethodError('SOLD_OUT', 'No seats are left.', { status: 409 });
 */
export class WebMethodError extends Error {
  override readonly name = 'WebMethodError';
  /** The kind of error, in capitals: the method's own code, or one of the protocol's codes. */
  readonly code: string;
  readonly status: number;
  readonly details: unknown;
  readonly requestId: string | undefined;

  constructor(code: string, message: string, options: WebMethodErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.status = options.status ?? 400;
    this.details = options.details;
    this.requestId = options.requestId;
  }

  /**
   * Also checks the name: each bundle of an app has its own copy of this class, and a call may fail
   * when none of them is loaded.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: a class that extends this one inherits the check
    if (Function.prototype[Symbol.hasInstance].call(this, value)) return true;
    // biome-ignore lint/complexity/noThisInStatic: and knows its own instances only
    return this === WebMethodError && value instanceof Error && value.name === 'WebMethodError';
  }
}
