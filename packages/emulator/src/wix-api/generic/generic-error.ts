import { wixError } from '../error.js';

/** A request that the generic engine does not fulfill. */
export class GenericError extends Error {
  override readonly name = 'GenericError';
  readonly status: number;
  readonly code: string;

  /**
   * @param status The HTTP status.
   * @param code The code of the application error.
   * @param message The problem.
   */
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** The answer that makes the SDK throw the error. */
  get response(): Response {
    return wixError(this.status, this.code, this.message);
  }
}
