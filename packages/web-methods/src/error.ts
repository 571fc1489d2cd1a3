/** What a {@link WebMethodError} carries beside its code and its message. */
export interface WebMethodErrorOptions {
  /** The HTTP status, 400 to 599. In the browser, 0 when no answer came. Default: 400. */
  status?: number;
  /** Anything that JSON can carry, for the caller's code to read. */
  details?: unknown;
  /** In the browser: the id under which the server's log has it, if it is the server's fault. */
  requestId?: string;
  /** What led to it. It stays on the side where the error was made. */
  cause?: unknown;
}

/**
 * The error of a web-method call: thrown by a method to refuse, and thrown in the browser with
 * the same code, message, status and details.
 *
 * @example throw new WebMethodError('SOLD_OUT', 'No seats are left.', { status: 409 });
 */
export class WebMethodError extends Error {
  override readonly name = 'WebMethodError';
  /** What happened, in capitals: the method's own code, or one of the protocol's. */
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

  /** Also by name: an app's bundles have copies of this class, and a call may fail with none loaded. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: a class that extends this one inherits the check
    if (Function.prototype[Symbol.hasInstance].call(this, value)) return true;
    // biome-ignore lint/complexity/noThisInStatic: and knows its own instances only
    return this === WebMethodError && value instanceof Error && value.name === 'WebMethodError';
  }
}
